/** Marks a builder, also one of another installed copy of this package. */
export const builderKey: unique symbol = Symbol.for("goalpost.builder") as never;
