import { readFileSync } from "node:fs";
import { findTranscript } from "@goalpost/claude-code";
import { runProcess } from "@goalpost/rehearsal";
import type { Stage } from "./subject.ts";

/** What `claude -p` said, and what stands in its transcript: read here by other means than those of our target. */
export interface ClaudeEnd {
  readonly exitCode: number | null;
  readonly subtype: string;
  readonly result: string;
  /** The last word on the goal in the transcript: `met`, `failed`, `not met`, `cleared`, `none`. */
  readonly word: string;
  readonly stderr: string;
}

/** Runs the client once, as a person would. */
export async function claudePrint(stage: Stage, prompt: string, args: readonly string[] = []): Promise<ClaudeEnd> {
  const { subject, home, cwd } = stage;
  const ran = await runProcess(subject.path, ["-p", "--output-format", "stream-json", "--verbose", ...args, prompt], {
    cwd,
    env: home.env,
    timeoutSeconds: 90,
  });
  const last: { subtype?: string; result?: string; errors?: readonly string[]; session_id?: string } = JSON.parse(
    ran.stdout.trimEnd().split("\n").at(-1) || "{}",
  );
  const path = last.session_id === undefined ? undefined : findTranscript(home.configDir, last.session_id);
  const lines = path === undefined ? [] : readFileSync(path, "utf8").split("\n");
  const goal = lines.filter((line) => line.includes('"type":"goal_status"')).at(-1) ?? "";
  return {
    exitCode: ran.exitCode,
    subtype: last.subtype ?? "none",
    result: last.result ?? last.errors?.join("; ") ?? "",
    word: wordOf(goal),
    stderr: ran.stderr.trim(),
  };
}

const wordOf = (line: string): string => {
  if (line === "") return "none";
  const sentinel = line.includes('"sentinel":true');
  if (line.includes('"met":true')) return sentinel ? "cleared" : "met";
  return line.includes('"failed":true') ? "impossible" : "not met";
};
