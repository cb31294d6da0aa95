import { constantExit, isBlind } from "./constant.ts";
import { parseScript } from "./parse.ts";
import type { AndOr, Choice, Command, Loop, Pipeline, Script, Simple } from "./tree.ts";
import { eachOf, programOf, run, type ShellOptions, unwrap } from "./unwrap.ts";

/** How a script may end. */
export interface ShellOutcome {
  readonly canPass: boolean;
  readonly canFail: boolean;
  /** The exit code, where it is the same whatever happens. */
  readonly exitCode?: number;
}

/**
 * Says how a script may end, whatever the project looks like: `npm test || true` cannot fail, `false` cannot pass. It runs nothing, and what it does
 * not know may do both.
 *
 * @example
 * outcomeOf("npm test || true"); // { canPass: true, canFail: false, exitCode: 0 }
 */
export function outcomeOf(text: string): ShellOutcome {
  const script = parseScript(text);
  if (script === undefined || script.length === 0) return { canPass: true, canFail: true };
  const ways = new Ways().script(script, { exitsOnError: false, failsInPipe: false }).ways;
  const canPass = ways.some(({ code }) => code === 0 || code === undefined);
  const canFail = ways.some(({ code }) => code !== 0);
  const [first] = ways;
  const isSame = first?.code !== undefined && ways.every(({ code }) => code === first.code);
  return { canPass, canFail, ...(isSame ? { exitCode: first.code } : {}) };
}

/** Whether all that a script prints and writes is the same whatever the project looks like: `echo ok > a.log`. What it does not know looks at the project. */
export function saysAlike(text: string): boolean {
  const script = parseScript(text);
  return script !== undefined && script.length > 0 && isBlindScript(script, 0);
}

function isBlindScript(script: Script, depth: number): boolean {
  if (depth > 20) return false;
  return script.every(({ first, rest }) =>
    [first, ...rest.map(({ pipeline }) => pipeline)].every(({ commands }) =>
      commands.every((command, index) => {
        if (command.kind === "group") return isBlindScript(command.body, depth + 1);
        if (command.kind !== "simple") return false;
        const inner = unwrap(command.words);
        if (inner.kind === "script") return inner.script !== undefined && isBlindScript(inner.script, depth + 1);
        return isBlind({ ...command, words: run(inner.words) }, index > 0, (text) => {
          const inside = parseScript(text);
          return inside !== undefined && inside.length > 0 && isBlindScript(inside, depth + 1);
        });
      }),
    ),
  );
}

/** One way to end: with a code (undefined: any but 0), going on or leaving the shell. */
interface Way {
  /** Undefined: some code that is not 0. */
  readonly code: number | undefined;
  readonly leaves: boolean;
}
interface State {
  readonly ways: readonly Way[];
  readonly options: ShellOptions;
}

const passes: Way = { code: 0, leaves: false };
const fails: Way = { code: undefined, leaves: false };
const open: readonly Way[] = [passes, fails];

const distinct = (ways: readonly Way[]): readonly Way[] => {
  const seen = new Map(ways.map((way) => [`${way.code} ${way.leaves}`, way]));
  return [...seen.values()];
};
const going = (ways: readonly Way[]): readonly Way[] => ways.filter(({ leaves }) => !leaves);
const left = (ways: readonly Way[]): readonly Way[] => ways.filter(({ leaves }) => leaves);
const staying = (ways: readonly Way[]): readonly Way[] => distinct(ways.map(({ code }) => ({ code, leaves: false })));

/** Every way in which a script may end. */
class Ways {
  script(script: Script, options: ShellOptions): State {
    let state: State = { ways: [passes], options };
    for (const item of script) {
      const next = this.#andOr(item, state.options);
      state = {
        ways: distinct([...left(state.ways), ...(going(state.ways).length > 0 ? next.ways : [])]),
        options: next.options,
      };
    }
    return state;
  }

  #andOr({ first, rest, isBackground }: AndOr, options: ShellOptions): State {
    let state = this.#pipeline(first, options, rest.length === 0 && !isBackground);
    for (const [index, { operator, pipeline }] of rest.entries()) {
      const isTaken = ({ code }: Way): boolean => (operator === "&&" ? code === 0 : code !== 0);
      const now = going(state.ways);
      if (!now.some(isTaken)) continue;
      const next = this.#pipeline(pipeline, state.options, index === rest.length - 1 && !isBackground);
      state = {
        ways: distinct([...left(state.ways), ...now.filter((way) => !isTaken(way)), ...next.ways]),
        options: next.options,
      };
    }
    return isBackground ? { ways: [passes], options } : state;
  }

  /** @param isHeeded - Whether `set -e` heeds it: not before `&&` and `||`, nor anything in what stands there. */
  #pipeline({ isNegated, commands }: Pipeline, given: ShellOptions, isHeeded: boolean): State {
    const isQuiet = isNegated || !isHeeded;
    const options = isQuiet ? { ...given, exitsOnError: false } : given;
    const [only] = commands;
    if (only !== undefined && commands.length === 1) {
      const { ways, options: now } = this.#command(only, options, false);
      const after = { ...now, exitsOnError: now.exitsOnError || (isQuiet && given.exitsOnError) };
      if (isNegated) return { ways: distinct(ways.map(negated)), options: after };
      // What failed inside of a compound that heeds `set -e` has left already; a subshell's end is heeded as a program's is.
      const leaves = options.exitsOnError && (only.kind === "simple" || isSubshell(only));
      return { ways: leaves ? ways.map(leaving) : ways, options: after };
    }
    const each = commands.map((command, index) => staying(this.#command(command, options, index > 0).ways));
    const ways = options.failsInPipe ? anyOf(each) : (each.at(-1) ?? open);
    if (isNegated) return { ways: distinct(ways.map(negated)), options: given };
    return { ways: options.exitsOnError ? ways.map(leaving) : ways, options: given };
  }

  #command(command: Command, options: ShellOptions, inPipe: boolean): State {
    switch (command.kind) {
      case "simple":
        return this.#simple(command, options, inPipe);
      case "group": {
        const state = this.script(command.body, options);
        return command.isSubshell ? { ways: staying(state.ways), options } : state;
      }
      case "choice":
        return { ways: this.#choice(command, options), options };
      case "loop":
        return { ways: this.#loop(command, options), options };
      case "cases":
        return {
          ways: distinct([passes, ...command.bodies.flatMap((body) => this.script(body, options).ways)]),
          options,
        };
      case "definition":
        return { ways: [passes], options };
    }
  }

  #choice({ branches, otherwise }: Choice, options: ShellOptions): readonly Way[] {
    const ways: Way[] = [];
    for (const { when, body } of branches) {
      // What is tested may fail without an end to the script.
      const tested = this.script(when, { ...options, exitsOnError: false }).ways;
      ways.push(...left(tested));
      if (going(tested).some(({ code }) => code === 0)) ways.push(...this.script(body, options).ways);
      if (!going(tested).some(({ code }) => code !== 0)) return distinct(ways);
    }
    return distinct([...ways, ...(otherwise === undefined ? [passes] : this.script(otherwise, options).ways)]);
  }

  #loop({ when, body }: Loop, options: ShellOptions): readonly Way[] {
    const tested = when === undefined ? [] : left(this.script(when, { ...options, exitsOnError: false }).ways);
    return distinct([passes, ...tested, ...this.script(body, options).ways]);
  }

  #simple(command: Simple, options: ShellOptions, inPipe: boolean): State {
    const program = programOf(command.words);
    const set = program === "set" ? withSet(command, options) : undefined;
    if (set !== undefined) return { ways: [passes], options: set };
    if (program === "exit" || program === "return") {
      const given = command.words[1];
      if (given === undefined)
        return {
          ways: [
            { ...passes, leaves: true },
            { ...fails, leaves: true },
          ],
          options,
        };
      const code = /^\d{1,9}$/.test(given.text) ? Number(given.text) % 256 : undefined;
      return {
        ways: (code === undefined ? open : [{ ...passes, code }]).map((way) => ({ ...way, leaves: true })),
        options,
      };
    }
    if (program === "break" || program === "continue" || program === "shopt" || program === "trap")
      return { ways: [passes], options };
    return this.#program(command, options, inPipe, 0);
  }

  #program(command: Simple, options: ShellOptions, inPipe: boolean, depth: number): State {
    const inner = unwrap(command.words);
    if (inner.kind === "script") {
      const ways =
        inner.script === undefined || inner.script.length === 0 ? open : this.script(inner.script, inner.options).ways;
      return { ways: staying(ways), options };
    }
    const isEach = programOf(inner.words) === "xargs";
    const ran = isEach ? eachOf(inner.words) : run(inner.words);
    if (ran !== undefined && ran !== inner.words && depth < 8) {
      const { ways } = this.#program({ ...command, words: ran }, options, inPipe, depth + 1);
      // What runs another ends well where that one does; another code may be its own, or it may run none.
      const isIdle = ways.every(({ code }) => code === 0);
      return { ways: isIdle ? [passes] : open, options };
    }
    const code = constantExit({ ...command, words: inner.words }, inPipe);
    return { ways: code === undefined ? open : [{ code, leaves: false }], options };
  }
}

const isSubshell = (command: Command): boolean => command.kind === "group" && command.isSubshell;
const negated = ({ code, leaves }: Way): Way => (leaves ? { code, leaves } : { code: code === 0 ? 1 : 0, leaves });
const leaving = (way: Way): Way => (way.code === 0 ? way : { ...way, leaves: true });

/** With pipefail: it passes when each part does. */
function anyOf(each: readonly (readonly Way[])[]): readonly Way[] {
  const canPass = each.every((ways) => ways.some(({ code }) => code === 0));
  const failures = each.flatMap((ways) => ways.filter(({ code }) => code !== 0));
  return distinct([...(canPass ? [passes] : []), ...failures]);
}

/** `set -euo pipefail` and its kind. */
function withSet({ words }: Simple, options: ShellOptions): ShellOptions {
  let { exitsOnError, failsInPipe } = options;
  for (const [at, { text }] of words.entries()) {
    if (at === 0 || !/^[-+]\w+$/.test(text)) continue;
    const isOn = text.startsWith("-");
    if (text.includes("e")) exitsOnError = isOn;
    if (!text.endsWith("o")) continue;
    const name = words[at + 1]?.text;
    if (name === "pipefail") failsInPipe = isOn;
    if (name === "errexit") exitsOnError = isOn;
  }
  return { exitsOnError, failsInPipe };
}
