import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judge, repeat, say, script, turn } from "@goalpost/rehearsal";
import { processesOf, put } from "@goalpost/stage";
import type { RunEvent } from "@goalpost/target";
import { describe, expect, test } from "vitest";
import { begin, realClaude, type Stage, stage } from "../testing/stage.ts";
import { resume, start, status } from "./run.ts";

const again = script(repeat(20, turn(say("Again."))));
const projects = (set: Stage): string => join(set.home.configDir, "projects");
const warnings = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === "warning" ? [event.code] : []));

describe.skipIf(realClaude.skip)(
  "the real Claude Code, which ends with exit code 0, without a yes of its judge",
  () => {
    test("not-met: a hook of the project ends the turn, and the client asks no further", async () => {
      const set = await stage(again, { server: { judge: () => judge.no("not yet") } });
      const hook = { type: "command", command: `echo '{"continue":false,"stopReason":"enough for today"}'` };
      put(set.cwd, ".claude/settings.json", JSON.stringify({ hooks: { Stop: [{ hooks: [hook] }] } }));
      const { run } = await begin(set);
      expect(await run.result).toMatchObject({ reason: "not-met", client: "active", judgeSaid: "not yet", turns: 1 });
      expect(processesOf(set)).toEqual([]);
    });

    test("not-met: no transcript can be written, so that the judge's yes is not known", async () => {
      const set = await stage(again, { server: { judge: () => judge.ok("it holds") } });
      writeFileSync(projects(set), "a file where the client wants a folder");
      const { run, events } = await begin(set);
      const result = await run.result;
      expect(result).toMatchObject({ reason: "not-met", client: "active", turns: 1 });
      expect(result.judgeSaid).toBeUndefined();
      expect(warnings(events)).toEqual(["transcript-missing"]);
    });

    test("met: a transcript that is deleted while the judge is asked is written anew, with its word", async () => {
      const set: Stage = await stage(again, {
        server: {
          judge: () => {
            removeWhileWritten(projects(set));
            return judge.ok("it holds");
          },
        },
      });
      const { run, events } = await begin(set);
      expect(await run.result).toMatchObject({ reason: "complete", judgeSaid: "it holds" });
      expect(warnings(events)).toEqual([]);
    });

    test("refused: at the start and at a resume, in the client's words; the run's record says so too", async () => {
      const set = await stage(again, { server: { judge: () => judge.ok("it holds") } });
      const refused = { reason: "refused", client: "none", error: { code: "claude-code/hooks-disabled" } };
      const off = JSON.stringify({ disableAllHooks: true });
      put(set.home.configDir, "settings.json", off);
      await expect(start(set.launch, set.options)).rejects.toThrow(/code: claude-code\/hooks-disabled$/);
      expect(status(set.stateDir).result).toMatchObject({ ...refused, turns: 0 });
      put(set.home.configDir, "settings.json", "{}");
      const { run } = await begin(set);
      expect(await run.result).toMatchObject({ reason: "complete", turns: 1 });
      put(set.home.configDir, "settings.json", off);
      const { cwd: _cwd, stateDir, ...options } = set.options;
      await expect(resume(stateDir, { ...options, evidence: "D1: exits 1" })).rejects.toThrow(/hooks-disabled$/);
      expect(status(stateDir)).toMatchObject({ phase: "ended", goal: "none", result: { ...refused, turns: 1 } });
      expect(processesOf(set)).toEqual([]);
    });
  },
);

/** The client may put a file into a folder that has just been emptied. */
function removeWhileWritten(folder: string): void {
  while (existsSync(folder)) {
    try {
      rmSync(folder, { recursive: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
    }
  }
}
