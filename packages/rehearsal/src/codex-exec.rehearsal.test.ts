import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  clientForTests,
  delay,
  edit,
  fail,
  garbage,
  run,
  say,
  script,
  together,
  tool,
  turn,
  usage,
  write,
} from "./index.ts";
import { execCodex, testEnv } from "./testing/exec-codex.ts";

const codex = await clientForTests("codex", { env: testEnv });
if (codex.skip) console.warn(codex.skip);

describe.skipIf(codex.skip)("codex exec plays", () => {
  test("says, commands, a command that outlives the client's wait, writes and edits, as it would a model's", async () => {
    const { server, cwd, ran } = await execCodex(
      script(
        say("I start."),
        run("sleep 2 && node --version"),
        write("src/list.txt", "one\ntwo\nthree\nfour"),
        edit("src/list.txt", { find: "three", replace: "3\n3½" }, { find: "one", replace: "" }),
        write("empty.txt", ""),
        write("src/list.txt", "all new\n"),
        together(run("cat src/list.txt"), run("printf '%s' \"$HOME\"")),
        say("Done."),
      ),
    );
    expect(ran.exitCode).toBe(0);
    expect(await readFile(join(cwd, "src/list.txt"), "utf8")).toBe("all new\n");
    expect(await readFile(join(cwd, "empty.txt"), "utf8")).toBe("");
    expect(server.seen.contains(process.version)).toBe(true);
    expect(server.seen.assistantTexts()).toEqual(["I start."]);
    expect(ran.stdout).toContain('"text":"Done."');
    expect(server.end).toBeUndefined();
  });

  test.each([
    ["turn.failed", fail(500)],
    ["usage limit", fail(429)],
    ["turn.failed", garbage()],
    ["turn.failed", garbage("cut")],
  ])("%s and exit code 1 for %o", async (said, step) => {
    const { ran } = await execCodex(script(step));
    expect([ran.exitCode, ran.stdout]).toEqual([1, expect.stringContaining(said)]);
  });

  test("a failure that passes when the client tries again: what was to be said waits for that", async () => {
    const { ran, server } = await execCodex(script(say("After all."), fail(500, { times: 2 })), {
      home: { retries: 3 },
    });
    expect([ran.exitCode, server.seen.requests.length]).toEqual([0, 3]);
    expect(ran.stdout).toContain("After all.");
  });

  test("delays and token figures, and a tool by its own name", async () => {
    const unknown = tool({ codex: { name: "multi_tool_use.parallel", input: {} } });
    const figures = usage({ inputTokens: 70, cachedInputTokens: 7, outputTokens: 30, reasoningTokens: 3 });
    const { ran, server } = await execCodex(script(delay(50), unknown, figures, say("Done.")), {
      server: { usage: { inputTokens: 1, outputTokens: 1 } },
    });
    expect(server.seen.toolOutputs()).toEqual(["unsupported call: multi_tool_use.parallel"]);
    expect(ran.stdout).toContain('"input_tokens":71,"cached_input_tokens":7');
    expect(ran.stdout).toContain('"output_tokens":31,"reasoning_output_tokens":3');
  });

  test("nothing outside this machine is asked; with plugins on the client asks, is refused, and is listed", async () => {
    const quiet = await execCodex(script(say("Hi.")));
    expect(quiet.server.outside).toEqual([]);
    const loud = await execCodex(script(say("Hi.")), { home: { config: "[features]\nplugins = true" } });
    expect(loud.server.outside).toContain("github.com:443");
    expect(loud.ran.exitCode).toBe(0);
  });

  test("a script that is out of turns ends the run with its reason", async () => {
    const { ran, server } = await execCodex(script(turn(say("A"), fail(500))), {
      home: { retries: 1 },
      server: { maxRequests: 1 },
    });
    expect(ran.exitCode).toBe(1);
    expect(server.end?.reason).toBe("request-cap");
    expect(ran.stdout).toContain("Rehearsal: more than 1 requests");
  });
});
