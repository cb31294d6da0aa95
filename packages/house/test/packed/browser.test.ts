import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumArgs, chromiumHere } from "@goalpost/stage/chromium";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { pure } from "../../src/edges.ts";
import { type Served, serve } from "../../src/serve.ts";
import { unpackAll } from "../../src/unpacked.ts";
import { publicPackages, root, sourceEntries } from "../../src/workspace.ts";

/** Every entry that says it runs anywhere, and the front door, which re-exports them. */
const entries = publicPackages()
  .filter(({ folder }) => pure.includes(folder) || folder === "cli")
  .flatMap((one) =>
    [...sourceEntries(one).keys()]
      .filter((subpath) => subpath !== "./node")
      .map((subpath) => {
        const target = one.manifest.exports?.[subpath];
        const built = (typeof target === "string" ? target : target?.default) ?? "";
        return { name: one.manifest.name + subpath.slice(1), path: `/${join(one.manifest.name, built)}` };
      }),
  );

/** What each entry does in the browser, beyond being there: a program that returns text. */
const does: Readonly<Record<string, readonly [program: string, said: string]>> = {
  "@goalpost/core": [
    'return m.render(m.goal("Port it.", { id: "p" }).doneWhen(m.command("npm test")).build());',
    "D1 command: `npm test` exits 0.",
  ],
  goalpost: [
    'const c = m.goal("Port it.", { id: "p" }).doneWhen(m.command("npm test")).build(); return m.render(m.parse(m.render(c)));',
    "D1 command: `npm test` exits 0.",
  ],
  "@goalpost/core/lint": ['return m.lintCondition("the code is clean")[0].ruleId;', "done-when-is-measurable"],
  "@goalpost/core/import": ['return JSON.stringify(m.importPrompt("Goal: Port it.").blocks);', "goal"],
  "@goalpost/core/diff": ["return JSON.stringify(m.weakenings([]));", "[]"],
  "@goalpost/core/errors": ["return String(m.GoalpostError.is(new Error()));", "false"],
  "@goalpost/config": [
    'return m.validateConfig("modle = 1", { target: "codex" }).findings[0].help ?? "model";',
    "model",
  ],
};

const path = chromiumHere();
// In CI it has to be there: .ci/run installs it.
if (path === undefined && process.env.CI !== undefined)
  throw new Error("CI has no Chromium: .ci/run installs it by apt-get");
if (path === undefined) console.log("skipped: no Chromium on PATH; install it, or name it by GOALPOST_CHROMIUM");

describe.skipIf(path === undefined)("in a browser", () => {
  let folder: string;
  let served: Served;
  let browser: Browser;
  const profile = mkdtempSync(join(tmpdir(), "goalpost-chromium-"));

  beforeAll(async () => {
    folder = await unpackAll(inject("tarballs"));
    const theirs = { zod: "node_modules/zod", yaml: "packages/skills/node_modules/yaml" };
    for (const [name, at] of Object.entries(theirs))
      cpSync(realpathSync(join(root, at)), join(folder, "node_modules", name), { recursive: true });
    const imports = {
      ...Object.fromEntries(entries.map(({ name, path: at }) => [name, at])),
      // what a preset's skills are made by
      "@goalpost/skills": "/@goalpost/skills/dist/index.js",
      yaml: "/yaml/browser/index.js",
      zod: "/zod/index.js",
      "zod/mini": "/zod/mini/index.js",
    };
    const page = `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>`;
    served = await serve(join(folder, "node_modules"), page);
    browser = await chromium.launch({ executablePath: path ?? "", args: [...chromiumArgs], env: { HOME: profile } });
  });
  afterAll(async () => {
    await browser?.close();
    await served?.[Symbol.asyncDispose]();
    for (const each of [folder, profile]) rmSync(each, { recursive: true, force: true });
  });

  /** Runs a program with the module `m`, and returns what it says; what the page complains about is an error. */
  async function inBrowser(name: string, program: string): Promise<string> {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => wrong.push(message.text()));
    try {
      await page.goto(served.url);
      const said = await page.evaluate(
        `import(${JSON.stringify(name)}).then((m) => { ${program} }).then(String, (error) => "failed: " + error)`,
      );
      return [said, ...wrong].join("\n");
    } finally {
      await page.close();
    }
  }

  test.each(entries)("$name loads, and prints nothing", async ({ name }) => {
    expect(await inBrowser(name, 'return Object.keys(m).length > 0 ? "there" : "empty";')).toBe("there");
  });

  test.each(Object.entries(does))("%s works", async (name, [program, said]) => {
    const answer = await inBrowser(name, program);
    expect(answer).toContain(said);
    expect(answer).not.toContain("failed");
  });

  test("a module of Node does not load, so that this test can fail", async () => {
    expect(await inBrowser("node:fs", 'return "there";')).toMatch(/^failed: /);
  });
});
