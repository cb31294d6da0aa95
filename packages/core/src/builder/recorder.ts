/** Called for each builder call while a loader has turned it on. The stack tells the line; nothing else is recorded. */
export type Recorder = (items: readonly object[], stack: string) => void;

/** Where a loader puts its {@link Recorder}: a global symbol, so that it reaches whichever installed copy the contract file imports. */
export const recorderKey: unique symbol = Symbol.for("goalpost.recorder") as never;

/** @internal */
export function record(items: readonly object[]): void {
  const recorder = (globalThis as { [recorderKey]?: Recorder })[recorderKey];
  if (recorder !== undefined) recorder(items, new Error().stack ?? "");
}
