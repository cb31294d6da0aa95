import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const argv = ["hook", "install", "--target", "codex", "--as", "plugin", "--command", "npx goalpost"];

/** A project, and a folder beside it for the plugin. */
function place(): { readonly cwd: string; readonly out: string } {
  const cwd = project();
  const out = `${cwd}.plugin`;
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  return { cwd, out };
}

test("a plugin without a contract names no folder, is written for both clients, and goes whole", async () => {
  const { cwd, out } = place();
  const { code, out: said } = await call([...argv, "--out", out], { cwd });
  expect(code).toBe(0);
  expect(said).toContain(
    `  $ codex plugin marketplace add ${out}\n  $ codex plugin add goalpost-hooks@goalpost-hooks\n`,
  );
  for (const target of ["codex", "claude-code"]) {
    const { hooks } = JSON.parse(readFileSync(join(out, `plugins/goalpost-hooks/hooks/${target}.json`), "utf8"));
    expect(Object.keys(hooks)).toEqual(["Stop", "SessionStart", "PreToolUse"]);
    expect(hooks.Stop[0].hooks[0].command).toMatch(new RegExp(`npx goalpost hook stop --target ${target} --cap 8$`));
  }
  // written again, it is the same
  expect((await call([...argv, "--out", out], { cwd })).code).toBe(0);
  const gone = await call(["hook", "uninstall", "--target", "claude-code", "--as", "plugin", "--out", out], { cwd });
  expect(gone.out).toContain("  $ claude plugin uninstall PLUGIN@goalpost-hooks\n");
  expect(existsSync(out)).toBe(false);
});

test("what the person types quotes a folder with a blank in its name", async () => {
  const { cwd, out } = place();
  const { out: said } = await call([...argv, "--out", `${out}/my hooks`], { cwd });
  expect(said).toContain(`  $ codex plugin marketplace add '${out}/my hooks'\n`);
});

test("by default it lies outside of the project; a dry run writes nothing", async () => {
  const { cwd } = place();
  const json = async (...more: readonly string[]) => JSON.parse((await call([...argv, ...more, "--format", "json"], { cwd })).out); // biome-ignore format: one
  const dry = await json("--dry-run");
  expect(dry).toMatchObject({ plugin: "goalpost-hooks", written: false });
  expect([dry.folder.startsWith(`${cwd}/`), existsSync(dry.folder)]).toEqual([false, false]);
  expect(existsSync(join((await json()).folder, ".claude-plugin/marketplace.json"))).toBe(true);
});

test.each([
  ["holds something of a person's", "notes.md", "mine", "notes.md: is there, and is not ours"],
  ["has a file of ours that was edited", ".claude-plugin/marketplace.json", "{}", "was edited since it was written"],
])("a folder that %s is left as it is", async (_name, path, text, says) => {
  const { cwd, out } = place();
  if (path !== "notes.md") await call([...argv, "--out", out], { cwd });
  put(out, path, text);
  const { code, err } = await call([...argv, "--out", out], { cwd });
  expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  expect(readFileSync(join(out, path), "utf8")).toBe(text);
  const gone = await call(["hook", "uninstall", "--target", "codex", "--as", "plugin", "--out", out], { cwd });
  expect(gone.out).toContain(`left, since it is not ours or was edited: ${path}`);
  expect(readFileSync(join(out, path), "utf8")).toBe(text);
});

test("a lock that names a file outside removes nothing there", async () => {
  const { cwd, out } = place();
  put(cwd, "mine.txt", "mine");
  put(out, "goalpost-hooks.lock.json", JSON.stringify({ version: 1, files: { [`../${cwd.split("/").at(-1)}/mine.txt`]: "1be9d9a4b1e5b9f3" } })); // biome-ignore format: one
  await call(["hook", "uninstall", "--target", "codex", "--as", "plugin", "--out", out], { cwd });
  expect(readFileSync(join(cwd, "mine.txt"), "utf8")).toBe("mine");
});

test("hooks in the settings and in a plugin would run twice: it is refused", async () => {
  const { cwd, out } = place();
  await call(["hook", "install", "--target", "codex", "--command", "npx goalpost"], { cwd });
  const { code, err } = await call([...argv, "--out", out], { cwd });
  expect([code, err]).toEqual([2, expect.stringMatching(/^error: \.codex\/hooks\.json: has our hooks already, .+\n {2}help: take them out first: goalpost hook uninstall --target codex\n {2}code: cli\/hooks-twice\n$/)]); // biome-ignore format: one
  expect(existsSync(out)).toBe(false);
});
