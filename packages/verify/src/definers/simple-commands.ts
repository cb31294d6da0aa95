import type { RunCheck } from "@goalpost/core";
import { splitWords } from "@goalpost/core/internal";

/** The words of each simple command in a line: best effort for a shell script, exact for a command. */
export function simpleCommands(run: RunCheck): readonly (readonly string[])[] {
  if (run.kind === "command") return [withoutPrefix(splitWords(run.run).words ?? [])];
  return commandsInScript(run.run);
}

/** Splits a script at what separates commands, and drops assignments and redirections in front. */
export function commandsInScript(script: string): readonly (readonly string[])[] {
  return script
    .split(/&&|\|\||[;|\n(){}]|(?<!>)&(?!>)|\$\(|`/)
    .map((part) => withoutPrefix(wordsOf(part.trim())))
    .filter((words) => words.length > 0);
}

function wordsOf(part: string): readonly string[] {
  return splitWords(part).words ?? part.split(/\s+/).map((word) => word.replace(/^['"]|['"]$/g, ""));
}

const carriers = new Set([
  "env",
  "cross-env",
  "exec",
  "time",
  "nice",
  "nohup",
  "command",
  "sudo",
  "timeout",
  "dotenv",
  "--",
]);

/** `NODE_ENV=test timeout 5 node x.mjs` is about node. */
function withoutPrefix(words: readonly string[]): readonly string[] {
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? "";
    // `command -v x` asks whether x is there, and starts nothing.
    if (word === "command" && /^-[pvV]*[vV]/.test(words[at + 1] ?? "")) break;
    if (!/^[A-Za-z_]\w*=/.test(word) && !carriers.has(word) && !(at > 0 && /^(?:-\S*|\d+[smh]?)$/.test(word))) break;
    at += 1;
  }
  return words.slice(at);
}
