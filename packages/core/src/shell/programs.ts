import { parseScript } from "./parse.ts";
import type { Command, Definition, Script, Simple, Word } from "./tree.ts";
import { unwrap } from "./unwrap.ts";

/** One program that a script would start. */
export interface Program {
  /** The program's name without its folder, and its arguments; an expansion stands as it was written. */
  readonly words: readonly string[];
  /** Whether something is piped into it or read by it, so that it does not read from a person. */
  readonly isFed: boolean;
  readonly isBackground: boolean;
}

/**
 * Every program that a script would start, also inside of `bash -c`, `$(…)`, loops and conditions; what only wraps one (`sudo`, `env`, `timeout`) is
 * taken off. A script that cannot be read gives its words, split at blanks.
 */
export function programsIn(text: string): readonly Program[] {
  const script = parseScript(text);
  if (script === undefined) {
    const words = text.slice(0, 2_000).split(/[\s;|&]+/).filter((word) => word !== ""); // biome-ignore format: one line
    return words.length === 0 ? [] : [{ words, isFed: false, isBackground: false }];
  }
  return [...take(collect(script, { isFed: false, isBackground: false, depth: 0 }))];
}

const mostPrograms = 500;
const deepest = 20;

function* take(programs: Iterable<Program>): Generator<Program> {
  let count = 0;
  for (const program of programs) {
    yield program;
    count += 1;
    if (count >= mostPrograms) return;
  }
}

interface Place {
  readonly isFed: boolean;
  readonly isBackground: boolean;
  readonly depth: number;
}

function* collect(script: Script, place: Place): Generator<Program> {
  for (const { first, rest, isBackground } of script) {
    for (const { commands } of [first, ...rest.map(({ pipeline }) => pipeline)]) {
      for (const [index, command] of commands.entries()) {
        yield* inCommand(command, { ...place, isFed: index > 0, isBackground: place.isBackground || isBackground });
      }
    }
  }
}

function* inCommand(command: Command, place: Place): Generator<Program> {
  const inner = { ...place, depth: place.depth + 1 };
  if (inner.depth > deepest) return;
  if (command.kind === "simple") yield* inSimple(command, inner);
  else if (command.kind === "definition") yield* inCommand(command.body, inner);
  else for (const script of scriptsOf(command)) yield* collect(script, inner);
}

function scriptsOf(command: Exclude<Command, Simple | Definition>): readonly Script[] {
  switch (command.kind) {
    case "group":
      return [command.body];
    case "choice":
      return [...command.branches.flatMap(({ when, body }) => [when, body]), command.otherwise ?? []];
    case "loop":
      return [command.when ?? [], command.body];
    case "cases":
      return command.bodies;
  }
}

function* inSimple({ assignments, words, reads, readsText }: Simple, place: Place): Generator<Program> {
  for (const word of [...assignments, ...words])
    for (const script of substitutions(word)) yield* collect(script, place);
  const inner = unwrap(words);
  if (inner.kind === "script") {
    yield* collect(inner.script ?? [], place);
    return;
  }
  const [program, ...args] = inner.words;
  if (program === undefined) return;
  const name = program.text.split("/").at(-1) ?? "";
  const isFed = place.isFed || readsText || reads.length > 0;
  yield { words: [name, ...args.map(({ text }) => text)], isFed, isBackground: place.isBackground };
}

/** `$(…)` and `` `…` `` in a word run too. */
function substitutions({ text, isOpen }: Word): readonly Script[] {
  if (!isOpen) return [];
  const start = text.indexOf("$(");
  const inner = start >= 0 ? text.slice(start + 2, text.lastIndexOf(")")) : /`([^`]*)`/.exec(text)?.[1];
  const script = inner === undefined || inner.startsWith("(") ? undefined : parseScript(inner);
  return script === undefined ? [] : [script];
}
