import { type Misfit, wrong } from "./misfit.ts";
import { own } from "./own.ts";
import type { ValuePath } from "./path.ts";
import type { TomlValue } from "./toml/toml-value.ts";

const modifiers: Readonly<Record<string, string>> = {
  ctrl: "ctrl",
  control: "ctrl",
  alt: "alt",
  option: "alt",
  shift: "shift",
  super: "super",
  cmd: "super",
  command: "super",
};
const named =
  /^(?:[!-,.-~]|f(?:[1-9]|1\d|2[0-4])|enter|return|tab|backspace|esc|escape|delete|del|up|down|left|right|home|end|page-?up|pgup|page-?down|pgdn|space|minus)$/;

/** Keys of the terminal interface: modifiers, a dash, a key; several presses with blanks between. Source: codex-cli, run 2026-11-22. @internal */
export function* conformKeybinding(value: TomlValue, path: ValuePath): Generator<Misfit> {
  const list = Array.isArray(value)
    ? value.map((item, index) => [item, [...path, index]] as const)
    : [[value, path] as const];
  for (const [item, at] of list) {
    if (typeof item !== "string" || !isKeybinding(item)) yield wrong(item, "a key such as ctrl-a or page-down", at);
  }
}

function isKeybinding(text: string): boolean {
  const presses = text.trim().toLowerCase().split(/\s+/);
  return presses.every(isPress);
}

function isPress(press: string): boolean {
  const seen = new Set<string>();
  let rest = press;
  for (;;) {
    const [, word = "", after] = /^([a-z]+)-(.*)$/.exec(rest) ?? [];
    const modifier = own(modifiers, word);
    if (modifier === undefined || after === undefined) return named.test(rest);
    if (seen.has(modifier)) return false;
    seen.add(modifier);
    rest = after;
  }
}
