import pico from "picocolors";

/** Colours, or nothing where they do not belong. */
export type Style = ReturnType<typeof pico.createColors>;

/** A stream that text goes to. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/**
 * Tells whether a stream gets colour: a terminal does, unless NO_COLOR is set or TERM is dumb; FORCE_COLOR decides where it is set.
 * See https://no-color.org and https://force-color.org.
 */
export function wantsColour(sink: Sink, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "") return !["0", "false"].includes(env.FORCE_COLOR);
  return sink.isTTY === true && env.TERM !== "dumb";
}

/** The colours for a stream. */
export const styleFor = (sink: Sink, env: NodeJS.ProcessEnv): Style => pico.createColors(wantsColour(sink, env));
