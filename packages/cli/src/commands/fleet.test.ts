import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { project, put, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const example = (file: string): string =>
  readFileSync(resolve(import.meta.dirname, "../../../../examples/fleet", file), "utf8");
const template = example("upgrade.ts");
const fleet = (cwd: string, ...argv: readonly string[]) =>
  call(["fleet", "upgrade.ts", "services.csv", ...argv], { cwd });
const some = (count: number): string =>
  example("services.csv")
    .split("\n")
    .slice(0, count + 1)
    .join("\n");

/** Makes a repository with one commit, of all files or of none. */
function committed(cwd: string, files: "all" | "none" = "all"): void {
  const git = (...argv: readonly string[]) => execFileSync("git", argv, { cwd, env: testEnv(cwd), stdio: "ignore" });
  git("init", "--quiet");
  if (files === "all") git("add", "--all");
  const author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  git(...author, "commit", "--quiet", "--allow-empty", "--message", "Start");
}

test("200 contracts of a table and one template are linted, compared and built in one command", async () => {
  const cwd = project({ "upgrade.ts": template, "services.csv": example("services.csv") });
  committed(cwd);
  const { code, out } = await fleet(cwd, "--since", "HEAD", "--build");
  expect(code).toBe(0);
  expect(out).toMatch(/^200 contracts: 800 hints, 0 changed since HEAD, 200 written\n$/m);
  expect(out.split("\n").length).toBeLessThan(12);
  expect(JSON.parse(readFileSync(join(cwd, ".goalpost/mail-web-vite/contract.json"), "utf8"))).toMatchObject({
    id: "mail-web-vite",
  });
  expect((await fleet(cwd, "--build")).out).toContain(", 0 written");
});

test("what a change of the template or of the table weakens is said by contract, and ends with 1", async () => {
  const cwd = project({ "upgrade.ts": template, "services.csv": some(4) });
  committed(cwd);
  put(cwd, "upgrade.ts", template.replace("command(test), ", ""));
  put(cwd, "services.csv", `${some(3)}\nnew-api,shop,zod,4,npm test\n`);
  const { code, out, err } = await fleet(cwd, "--since", "HEAD");
  expect(code).toBe(1);
  expect(out).toContain("done_when weakened: ");
  expect(out).toContain("new-api-zod is new");
  expect(out).toContain("billing-api-pino was removed: nothing of it is asked any more");
  expect(err).toContain("weakened: D1, billing-api-pino");
  const allowed = await fleet(cwd, "--since", "HEAD", "--allow-weaker", "D1", "--allow-weaker", "billing-api-pino");
  expect(allowed.code).toBe(0);
});

describe("bad input", () => {
  const row = (values: string): string => `${some(0)}\n${values}\n`;
  test.each([
    [
      "a missing column",
      { "services.csv": "service,team,dependency,test\na,b,c,npm test\n" },
      [],
      'services.csv:1: has no column "major", which the template asks for; it has service, team, dependency, test',
      "table/missing-column",
    ],
    [
      "a misspelt column",
      { "services.csv": "service,team,dependency,mayor,test\na,b,c,5,npm test\n" },
      [],
      "help: rename mayor to major",
      "table/missing-column",
    ],
    [
      "a value that the template refuses",
      { "services.csv": row("a,b,c,five,npm test") },
      [],
      "services.csv:2: major: ",
      "table/bad-row",
    ],
    [
      "a hostile id",
      { "services.csv": row("../../x,b,c,5,npm test") },
      [],
      "services.csv:2: service: ",
      "table/bad-row",
    ],
    [
      "two rows of one id",
      { "services.csv": row("a,b,c,5,npm test\na,z,c,6,npm test") },
      [],
      "services.csv:3: makes a contract of the id a-c, and so does line 2",
      "contract/duplicate-id",
    ],
    ["no table", {}, [], "services.csv: does not exist", "file/missing"],
    [
      "a module without a template",
      { "services.csv": some(1), "upgrade.ts": "export default 5;\n" },
      [],
      "upgrade.ts: exports no template",
      "fleet/no-template",
    ],
    [
      "a template that never ends",
      { "services.csv": some(1), "upgrade.ts": "for (;;);\n" },
      ["--load-timeout", "3"],
      "had not loaded after 3 s, and was ended",
      "cli/module-timeout",
    ],
    [
      "a template that throws",
      { "services.csv": some(1), "upgrade.ts": template.replace("goal(`", "null!.x(`") },
      [],
      "services.csv:2: threw Cannot read properties of null",
      "table/bad-row",
    ],
    [
      "a template that the commit does not have",
      { "services.csv": some(1) },
      ["--since", "HEAD"],
      "is not in HEAD, so there is nothing to compare with",
      "fleet/not-there",
    ],
    [
      "--no-exec",
      { "services.csv": some(1) },
      ["--no-exec"],
      "loading it runs it, which --no-exec forbids",
      "cli/no-exec",
    ],
  ])("%s", async (_name, files, argv, said, code) => {
    const cwd = project({ "upgrade.ts": template, ...files });
    if (String(argv[0]) === "--since") committed(cwd, "none");
    const called = await fleet(cwd, ...argv);
    expect(called).toMatchObject({ code: 2, out: "", err: expect.stringContaining(said) });
    expect(called.err).toContain(`code: ${code}\n`);
    expect(existsSync(join(cwd, ".goalpost"))).toBe(false);
  });
});
