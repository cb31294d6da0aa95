import type { Receipt } from "@goalpost/verify";

/** Lines of a check's output that the model is shown; the rest is one command away. */
const outputLines = 20;

/** What is missing, for the model that said complete: every check that does not hold, with what was seen. Reviews are not its to decide. */
export function evidenceOf({ checks, changed_definers, notes, room }: Receipt): string {
  const lines: string[] = [];
  for (const { id, kind, title, status, what, help, output, details } of checks) {
    if (status === "pass" || status === "needs-person") continue;
    // What is held out stays so: not how it failed, not what it said.
    if (kind === "held_out") {
      lines.push(`${id} failed`);
      continue;
    }
    lines.push(`${id} ${kind}: ${title}: ${what}`);
    for (const detail of details ?? []) lines.push(`  - ${detail}`);
    for (const line of output?.trimEnd().split("\n").slice(-outputLines) ?? []) lines.push(`  | ${line}`);
    if (help !== undefined) lines.push(`  help: ${help}`);
  }
  for (const { path, change, what } of room?.left_out ?? [])
    lines.push(`not in the room that decides: ${path} (${change}) ${what}`);
  for (const { path, change, allowed_by } of changed_definers) {
    if (allowed_by === null)
      lines.push(
        `${path} (${change}): it defines checks, and nothing in the contract allows its change; put it back as it was`,
      );
  }
  lines.push(...notes.map((note) => `note: ${note}`));
  return lines.join("\n");
}
