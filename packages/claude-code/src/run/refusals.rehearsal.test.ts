import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { judge, repeat, say, script, turn } from "@goalpost/rehearsal";
import { processesOf, put } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { fakeClient } from "../testing/fake-client.ts";
import { begin, realClaude, type Stage, stage } from "../testing/stage.ts";
import type { StartOptions } from "./options.ts";
import { checkClient, start, status } from "./run.ts";

const nothing = script(repeat(5, turn(say("Never asked."))));
const settingsOf = (set: Stage, settings: object) => ({
  ...set.launch,
  settings: { ...set.launch.settings, ...settings },
});

describe.skipIf(realClaude.skip)(
  "a start that cannot be, where the real client would end with exit code 0 or say nothing",
  () => {
    test.each<[string, RegExp, (set: Stage) => readonly [Stage["launch"], Partial<StartOptions>]]>([
      [
        "hooks are off in the launch's settings",
        /\/goal: the client said: \/goal can't run while hooks are restricted [^\n]+\n {2}help: remove disableAllHooks[^\n]+\n {2}code: claude-code\/hooks-disabled/,
        (set) => [settingsOf(set, { disableAllHooks: true }), {}],
      ],
      [
        "hooks are off in the user's settings",
        /code: claude-code\/hooks-disabled/,
        (set) => {
          put(set.home.configDir, "settings.json", JSON.stringify({ disableAllHooks: true }));
          return [set.launch, {}];
        },
      ],
      [
        "slash commands are off",
        /the client said: \/goal isn't available in this environment\.\n {2}help: start the client without --disable-slash-commands\n {2}code: claude-code\/goal-unavailable/,
        (set) => [set.launch, { args: ["--disable-slash-commands"] }],
      ],
      [
        "the launch's settings hold a bad value, and are dropped whole",
        /settings\.permissions\.defaultMode: is default in the client, expected nonsense: it did not take the launch's settings[^\n]+\n {2}help: correct the settings[^\n]+\n {2}code: claude-code\/settings-dropped/,
        (set) => [settingsOf(set, { permissions: { defaultMode: "nonsense" } }), {}],
      ],
      [
        "a value of another type drops them as well",
        /is default in the client, expected acceptEdits[\s\S]+code: claude-code\/settings-dropped/,
        (set) => [settingsOf(set, { model: 5 }), {}],
      ],
      [
        "a settings file of the project does not load",
        /claude doctor: says: [\s\S]*permissions[\s\S]*\n {2}help: correct the file it names[^\n]+\n {2}code: claude-code\/settings-invalid/,
        (set) => {
          put(
            set.cwd,
            ".claude/settings.json",
            JSON.stringify({ permissions: { defaultMode: "nonsense", deny: ["Bash(rm *)"] } }),
          );
          return [set.launch, { checkSettings: true }];
        },
      ],
      [
        "not logged in",
        /claude -p: is not logged in: it has no key and no login\n {2}help: log in with `claude`, or set ANTHROPIC_API_KEY\n {2}code: claude-code\/no-credentials/,
        (set) => [set.launch, { env: { ...set.home.env, ANTHROPIC_API_KEY: "" } }],
      ],
      [
        "a condition that clears",
        /condition: is "Clear": `\/goal` with one of the words clear, stop, off, reset, none, cancel, in any case, ends a goal instead of setting one\n {2}help: say the goal in a sentence\n {2}code: claude-code\/condition-clears/,
        (set) => [{ ...set.launch, condition: " Clear\n" }, {}],
      ],
      [
        "a condition that is too long",
        /condition: is 4002 UTF-16 code units, expected at most 4000: a condition that is too long is refused with exit code 0 and subtype success\n {2}help: [^\n]+\n {2}code: claude-code\/condition-too-long/,
        (set) => [{ ...set.launch, condition: "🥅".repeat(2001) }, {}],
      ],
      [
        "a condition that is empty",
        /condition: is empty, expected a text[\s\S]+code: claude-code\/condition-empty/,
        (set) => [{ ...set.launch, condition: " \n" }, {}],
      ],
    ])("%s", async (_name, error, prepare) => {
      const set = await stage(nothing);
      const [launch, options] = prepare(set);
      await expect(start(launch, { ...set.options, ...options })).rejects.toThrow(error);
      expect(set.server.requests.filter(({ kind }) => kind === "turn" || kind === "judge")).toEqual([]);
      if (existsSync(set.stateDir)) {
        expect(status(set.stateDir)).toMatchObject({ phase: "ended" });
        expect(processesOf(set)).toEqual([]);
      }
    });

    test("what can be known without /goal is told by checkClient, which starts no run", async () => {
      const set = await stage(nothing);
      await checkClient(set.launch, set.options);
      const nobody = { ...set.options, env: { ...set.home.env, ANTHROPIC_API_KEY: "" } };
      await expect(checkClient(set.launch, nobody)).rejects.toThrow(/code: claude-code\/no-credentials$/);
      await expect(checkClient(settingsOf(set, { model: 5 }), set.options)).rejects.toThrow(
        /code: claude-code\/settings-dropped$/,
      );
      put(set.cwd, ".claude/settings.json", JSON.stringify({ permissions: { defaultMode: "nonsense" } }));
      await expect(checkClient(set.launch, { ...set.options, checkSettings: true })).rejects.toThrow(
        /code: claude-code\/settings-invalid$/,
      );
      expect(set.server.requests.filter(({ kind }) => kind === "turn" || kind === "judge")).toEqual([]);
      expect(existsSync(set.stateDir)).toBe(false);
    });

    test.runIf(process.getuid?.() === 0)(
      "bypassPermissions as root, unless it is said that this is a sandbox",
      async () => {
        const options = {
          claude: { permissionMode: "bypassPermissions", dangerouslyBypassPermissions: true },
        } as const;
        const set = await stage(nothing, options);
        await expect(start(set.launch, set.options)).rejects.toThrow(
          /claude -p: refused to run as root: --dangerously-skip-permissions cannot be used with root\/sudo privileges[^\n]+\n {2}help: [^\n]+IS_SANDBOX=1[^\n]+\n {2}code: claude-code\/root-refused/,
        );
        const lifted = await stage(nothing, { ...options, server: { judge: [judge.ok("done")] } });
        const { run, events } = await begin(lifted, { env: { ...lifted.home.env, IS_SANDBOX: "1" } });
        expect(await run.result).toMatchObject({ reason: "complete" });
        expect(events[0]).toMatchObject({ type: "threadStarted", sandbox: "bypassPermissions" });
      },
    );

    test("the contract is not built, or the client is missing, too old or another program: nothing is started, and no state is left", async () => {
      const set = await stage(nothing);
      await expect(start(set.launch, { ...set.options, client: [join(set.home.root, "claude")] })).rejects.toThrow(
        /claude: was not found, expected Claude Code\n {2}help: install it with `npm install --global @anthropic-ai\/claude-code`[^\n]*\n {2}code: claude-code\/client-missing/,
      );
      await expect(
        start(set.launch, { ...set.options, client: fakeClient("", "2.1.138 (Claude Code)") }),
      ).rejects.toThrow(
        /claude --version: is 2\.1\.138, expected 2\.1\.139 or later: \/goal came with that version\n {2}help: update it[^\n]+\n {2}code: claude-code\/client-too-old/,
      );
      await expect(start(set.launch, { ...set.options, client: fakeClient("", "codex-cli 0.169.0") })).rejects.toThrow(
        /said "codex-cli 0\.169\.0", expected "\d+\.\d+\.\d+ \(Claude Code\)"[\s\S]+code: claude-code\/client-unknown/,
      );
      rmSync(join(set.cwd, ".goalpost"), { recursive: true });
      await expect(start(set.launch, set.options)).rejects.toThrow(
        /contract\.md: is missing[\s\S]+run goalpost build greeting/,
      );
      expect(existsSync(set.stateDir)).toBe(false);
    });

    test("an untrusted workspace: its allow rules are ignored, ours hold", async () => {
      const { run: command } = await import("@goalpost/rehearsal");
      const set = await stage(script(turn(command("node -e 1"), command(".goalpost/greeting/verify"), say("Done."))), {
        server: { judge: [judge.ok("done")] },
      });
      put(set.cwd, ".claude/settings.json", JSON.stringify({ permissions: { allow: ["Bash(node -e 1)"] } }));
      const { run, events } = await begin(set);
      await run.result;
      expect(events.flatMap((event) => (event.type === "commandEnded" ? [event.status] : []))).toEqual([
        "declined",
        "failed",
      ]);
      expect(events.find((event) => event.type === "commandEnded" && event.status === "failed")).toMatchObject({
        output: expect.stringContaining("AGENT CHECKS: failed"),
      });
      expect(JSON.parse(readFileSync(join(set.stateDir, "run.json"), "utf8"))).toMatchObject({ target: "claude-code" });
    });
  },
);
