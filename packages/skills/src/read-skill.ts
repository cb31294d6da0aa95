import { parseDocument } from "yaml";
import type { SkillText } from "./skill.ts";

/** Reads SKILL.md: front matter in YAML, then Markdown. Nothing makes it throw. */
export function readSkillText(text: string): SkillText {
  const clean = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const found = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(clean);
  if (found === null)
    return {
      matter: undefined,
      fault: "has no front matter between two lines of ---",
      isLoose: false,
      body: clean,
      bodyLine: 1,
    };
  const [whole, yaml = ""] = found;
  const body = clean.slice(whole.length);
  const bodyLine = whole.split("\n").length;
  // Aliases could make a small text a large value.
  const document = parseDocument(yaml, { uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined)
    return { matter: lineByLine(yaml), fault: firstLine(error.message), isLoose: isLoose(yaml), body, bodyLine };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (problem) {
    return { matter: undefined, fault: firstLine(String((problem as Error).message)), isLoose: false, body, bodyLine };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { matter: undefined, fault: "is not a mapping of names to values", isLoose: false, body, bodyLine };
  return { matter: value as Readonly<Record<string, unknown>>, fault: undefined, isLoose: false, body, bodyLine };
}

/** A value on the line of its name that Codex puts in quotes when it cannot read the whole: one with a colon in it, or that begins as no plain text may. */
const looseValue = /^([A-Za-z][\w-]*:[ \t]+)((?![|>&*!%"'#,?-])(?:[[{@`].*|.*:[ \t].*))$/gm;

/** Source: both clients, which were given 26 kinds of faults; `clients.rehearsal.test.ts` asks them. */
const isLoose = (yaml: string): boolean =>
  parseDocument(
    yaml.replace(looseValue, (_line, name: string, value: string) => name + JSON.stringify(value)),
    { uniqueKeys: true },
  ).errors.length === 0;

/** What both clients read of front matter that is not YAML: each line's name and the rest of it. */
function lineByLine(yaml: string): Readonly<Record<string, unknown>> | undefined {
  const pairs = [...yaml.matchAll(/^([A-Za-z][\w-]*):[ \t]+(\S.*?)[ \t]*$/gm)].map(
    ([, name = "", value = ""]) => [name, value] as const,
  );
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

const firstLine = (text: string): string => text.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? "";
