import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, project } from "../testing/project.ts";
import { verify } from "../verify.ts";

test("git is not started more often than is needed: each start costs more than what it answers", async () => {
  using at = project({ "src/a.js": "a\n", "test/a.test.js": "" });
  const log = join(at.root, "../git.log");
  const found = at.env.PATH ?? "";
  const real = found.split(":").map((folder) => join(folder, "git")).find((file) => existsSync(file)); // biome-ignore format: one
  mkdirSync(join(at.root, "../bin"));
  at.put(
    "../bin/git",
    `#!/bin/sh\nprintf '%s ' "$@" >> ${log}\nprintf '%s\\n' "" >> ${log}\nexec ${real} "$@"\n`,
    0o755,
  );
  const env = { ...at.env, PATH: `${join(at.root, "../bin")}:${found}` };
  const started = (): readonly string[] => {
    const lines = readFileSync(log, "utf8").trim().split("\n");
    rmSync(log);
    return lines.map(
      (line) =>
        line
          .replace(/--no-\S+ |--literal-pathspecs |-c \S+ /g, "")
          .trim()
          .split(" ")[0] ?? "",
    );
  };
  const contract = contractOf([{ kind: "command", run: "true" }], [{ kind: "scope", paths: ["src/**"] }]);
  const seal = await sealContract(contract, { cwd: at.root, env });
  expect([...started()].sort()).toEqual(["config", "config", "diff", "fast-import", "ls-files", "ls-files", "ls-tree", "ls-tree", "read-tree", "rev-parse", "rev-parse", "rev-parse", "rev-parse"].sort()); // biome-ignore format: one
  at.put("src/a.js", "b\n");
  expect(await verify(contract, { cwd: at.root, env, seal, evidence: false })).toMatchObject({ verdict: "done" });
  expect([...started()].sort()).toEqual(["--version", "add", "commit", "config", "diff", "ls-files", "ls-tree", "read-tree", "read-tree", "rev-parse", "rev-parse", "rev-parse"].sort()); // biome-ignore format: one
});
