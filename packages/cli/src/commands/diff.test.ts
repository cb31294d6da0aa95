import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, put, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { trapped } from "../testing/trapped.ts";

const two =
  "## goal\n\n- G1 outcome: Port it.\n\n## done_when\n\n- D1 command: `pnpm test` exits 0.\n- D2 command: `pnpm lint` exits 0.\n";
const one = two.replace("- D1 command: `pnpm test` exits 0.\n- D2", "- D2");

function repository(files: Readonly<Record<string, string>>): string {
  const cwd = project(files);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd,
      env: testEnv(cwd),
      stdio: "ignore",
    });
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "first");
  return cwd;
}

describe("diff", () => {
  test("against a commit: a check that was removed is a weakening, exit code 1, unless it is allowed", async () => {
    const cwd = repository({ "x.goal.md": two });
    expect(await call(["diff", "main"], { cwd })).toMatchObject({ code: 0, out: "no changes\n" });
    put(cwd, "x.goal.md", one);
    const { code, out, err } = await call(["diff", "main"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("done_when weakened: D1 command `pnpm test` removed\n");
    expect(err).toContain("--allow-weaker D1");
    expect((await call(["diff", "main", "--allow-weaker", "D1"], { cwd })).code).toBe(0);
    const { files } = JSON.parse((await call(["diff", "main", "--format", "json"], { cwd })).out);
    expect(files[0]).toMatchObject({
      file: "x.goal.md",
      changes: expect.arrayContaining([expect.objectContaining({ op: "removed", id: "D1", weight: "weaker" })]),
    });
    expect((await call(["diff", "--format", "markdown"], { cwd })).out).toContain("### Weaker\n");
  });

  test("git runs no program that the repository's settings name", async () => {
    const cwd = repository({ "x.goal.md": two, "y.goal.md": one });
    trapped(cwd);
    expect((await call(["diff", "main"], { cwd })).out).toBe("no changes\n");
    const blob = execFileSync("git", ["rev-parse", "main:x.goal.md"], { cwd, encoding: "utf8" }).trim();
    rmSync(join(cwd, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    const { code, err } = await call(["diff", "main"], { cwd });
    expect(code).toBe(2);
    expect(err).toContain("an object is missing here, and nothing is fetched for it");
    expect(existsSync(join(cwd, "trapped"))).toBe(false);
  });

  test("a TypeScript contract of a commit is loaded with that commit's own sources, and nothing is left behind", async () => {
    const contract =
      'import { goal } from "goalpost";\nimport { checks } from "./checks.ts";\nexport default goal("Port it.").doneWhen(...checks);\n';
    const checks = (...names: string[]) =>
      `import { command } from "goalpost";\nexport const checks = [${names.map((name) => `command("pnpm ${name}")`).join(", ")}];\n`;
    const cwd = repository({ "goals/x.goal.ts": contract, "goals/checks.ts": checks("test", "lint") });
    put(cwd, "goals/checks.ts", checks("lint"));
    const { code, out } = await call(["diff", "HEAD", "--contract", "x"], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining("command `pnpm test` removed") });
    expect((await call(["diff", "HEAD", "--no-exec"], { cwd })).err).toContain("code: contract/no-exec");
  });

  test("what a contract imports from outside of its folder is that of the commit too, also from a folder below the root", async () => {
    const contract =
      'import { goal } from "goalpost";\nimport { checks } from "../../shared/checks.js";\nexport default goal("Port it.").doneWhen(...checks);\n';
    const checks = (...names: string[]) =>
      `import { command } from "goalpost";\nimport names from "./names.json";\nexport const checks = [...names, ...${JSON.stringify(names)}].map((name) => command(\`pnpm \${name}\`));\n`;
    const files = {
      "shared/checks.ts": checks("test"),
      "shared/names.json": '["lint"]',
      "app/goals/x.goal.ts": contract,
    };
    const cwd = repository({ ...files, "app/bad.goal.ts": "export default 1;\n" });
    put(cwd, "shared/names.json", "[]");
    put(cwd, "app/bad.goal.ts", contract.replace("../../", "../"));
    const { code, out, err } = await call(["-C", "app", "diff", "HEAD", "--contract", "x"], { cwd });
    expect({ code, out, err }).toMatchObject({ code: 1, out: "done_when weakened: D1 command `pnpm lint` removed\n" });
    expect((await call(["-C", "app", "diff", "HEAD", "--contract", "bad"], { cwd })).err).toMatch(
      /^error: [0-9a-f]{8}\/app\/bad\.goal\.ts: exports a number/,
    );
    expect(existsSync(join(cwd, "app/node_modules"))).toBe(false);
  });

  test("a contract that was moved or renamed is compared with what it was", async () => {
    const cwd = repository({ "x.goal.md": two, "y.goal.md": two.replace("Port it", "Port that") });
    mkdirSync(join(cwd, "goals"));
    renameSync(join(cwd, "x.goal.md"), join(cwd, "goals/x.goal.md"));
    put(cwd, "goals/x.goal.md", one);
    execFileSync("git", ["mv", "y.goal.md", "z.goal.md"], { cwd, env: testEnv(cwd) });
    const { code, out } = await call(["diff"], { cwd });
    expect({ code, out }).toEqual({
      code: 1,
      out: "goals/x.goal.md\ndone_when weakened: D1 command `pnpm test` removed\ndone_when changed: D2 command `pnpm lint`: id derived became D2\nz.goal.md\ncontract changed: y renamed to z\n",
    });
    expect(existsSync(join(cwd, "node_modules"))).toBe(false);
  });

  test("a contract that was removed is a weakening, and a new one is none", async () => {
    const cwd = repository({ "x.goal.md": two });
    rmSync(join(cwd, "x.goal.md"));
    put(cwd, "y.goal.md", one);
    const { code, out } = await call(["diff"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("x.goal.md was removed");
    expect(out).toContain("y.goal.md is new");
    expect((await call(["diff", "--allow-weaker", "x"], { cwd })).code).toBe(0);
  });

  test("two files, and misuse", async () => {
    const cwd = repository({ "x.goal.md": two, "y.goal.md": one });
    expect((await call(["diff", "x.goal.md", "y.goal.md"], { cwd })).code).toBe(1);
    expect((await call(["diff", "y.goal.md", "x.goal.md"], { cwd })).code).toBe(0);
    for (const [argv, code] of [
      [["diff", "nosuch"], "diff/unknown-ref"],
      [["diff", "--output=/x"], "unknown option"],
      [["diff", "x.goal.md"], "diff/one-file"],
      [["diff", "--", "--output=/x"], "diff/unknown-ref"],
      [["diff", "; rm -r ."], "diff/unknown-ref"],
      [["-C", "/", "diff", "main"], "diff/no-repository"],
    ] as const)
      expect(await call(argv, { cwd })).toMatchObject({ code: 2, err: expect.stringContaining(code) });
  });
});
