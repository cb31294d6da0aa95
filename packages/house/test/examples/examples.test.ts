import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/run.ts";
import { copyProject, environment } from "../../src/run-page.ts";
import { packedToo } from "../../src/stranger.ts";
import { fromSources } from "../../src/tools.ts";
import { packagesIn } from "../../src/workspace.ts";

const examples = packagesIn("examples");
/** In a run of every check, main.ts and lint run from the tarballs. */
const isPackedToo = process.env[packedToo] !== undefined;

test("there are examples", () => {
  expect(examples.map(({ folder }) => folder)).not.toEqual([]);
});

describe.each(examples)("$path", ({ path, directory, manifest }) => {
  const hasProgram = existsSync(join(directory, "main.ts"));
  const hasContracts = existsSync(join(directory, "goals"));
  const hasTests = manifest.scripts?.test !== undefined;

  /** Runs a program in a fresh copy, which is a git repository with one commit. */
  async function inACopy([command = "", ...args]: readonly string[]) {
    const { directory: cwd, bin } = copyProject(path);
    const env = environment(cwd, bin);
    const start = [
      ["git", "init", "--quiet"],
      ["git", "add", "--all", "--", ".", ":!node_modules"],
      ["git", "-c", "user.name=house", "-c", "user.email=house@example.com", "commit", "--quiet", "--message", "Start"],
    ];
    for (const [tool = "", ...words] of start) {
      const { code, output } = await run(tool, words, { cwd, env });
      if (code !== 0) throw new Error(output);
    }
    return run(command, args, { cwd, env });
  }

  test("shows something, and says what", () => {
    expect(hasProgram || hasContracts || hasTests).toBe(true);
    expect(existsSync(join(directory, "README.md"))).toBe(true);
  });

  if (hasProgram && !isPackedToo) {
    test("main.ts prints what expected.txt says", async () => {
      const { code, stdout, output } = await inACopy([...fromSources, "main.ts"]);
      expect(code, output).toBe(0);
      expect(stdout).toBe(readFileSync(join(directory, "expected.txt"), "utf8"));
    });
  }

  if (hasContracts) {
    test.skipIf(isPackedToo)("its contracts pass lint", async () => {
      const { code, output } = await inACopy(["goalpost", "lint", "goals/"]);
      expect(code, output).toBe(0);
    });

    test("its end state is not reached at the start", async () => {
      const { code, stdout, output } = await inACopy([
        "goalpost",
        "verify",
        manifest.name.replace("@goalpost/example-", ""),
        // nothing was started, so there is no seal: the tree is judged by its own contract
        "--unsealed",
      ]);
      expect(code, output).toBe(1);
      expect(stdout.trimEnd().split("\n").at(-1)).toBe("VERDICT: not done");
    });
  } else if (hasTests) {
    test("passes its own tests", async () => {
      const { code, output } = await inACopy(["npm", "test", "--silent"]);
      expect(code, output).toBe(0);
    });
  }
});
