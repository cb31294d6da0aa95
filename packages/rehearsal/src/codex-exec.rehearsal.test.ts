import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { clientForTests, completeGoal, edit, run, say, script, together, tool, write } from "./index.ts";
import { execCodex, testCache } from "./testing/exec-codex.ts";

const codex = await clientForTests("codex", { env: testCache() });
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
});
