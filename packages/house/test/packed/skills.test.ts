import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { run } from "../../src/run.ts";
import { unpackAll } from "../../src/unpacked.ts";

const require = createRequire(import.meta.url);
const skills = join(dirname(require.resolve("skills/package.json")), "bin/cli.mjs");
const trap = fileURLToPath(new URL("../../src/connect-trap.mjs", import.meta.url));
const tarballs = inject("tarballs");
const own = ["claude-prompt-writer", "code-simplifier", "codex-goal-writer", "forge", "goal-reviewer"];
const packed = "./node_modules/@goalpost/skills";
let folder: string;

beforeAll(async () => {
  folder = await unpackAll({ "@goalpost/skills": String(tarballs["@goalpost/skills"]) });
  mkdirSync(join(folder, "home"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npx skills add …`, as a stranger calls it in a project that has our package; nothing leaves the machine. */
const add = (...argv: readonly string[]) =>
  run(process.execPath, ["--import", trap, skills, "add", packed, ...argv], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: join(folder, "home"),
      DISABLE_TELEMETRY: "1",
      NO_COLOR: "1",
      GOALPOST_TRAP: join(folder, "connections.txt"),
    },
    timeoutSeconds: 60,
  });

describe("npx skills add, with the packed package", () => {
  test("finds each of our skills in its skills folder", async () => {
    const { code, output } = await add("--list");
    expect(code, output).toBe(0);
    expect(output).toContain("Found 5 skills");
    for (const name of own) expect(output).toMatch(new RegExp(`^│ {4}${name}$`, "m"));
  });

  test("copies them for both clients, byte for byte, and asks nobody on the network", async () => {
    const { code, output } = await add("--yes", "--copy", "--agent", "claude-code", "codex");
    expect(code, output).toBe(0);
    for (const place of [".claude/skills", ".agents/skills"]) {
      expect(readdirSync(join(folder, place)).sort()).toEqual(own);
      for (const name of own)
        expect(readFileSync(join(folder, place, name, "SKILL.md"))).toEqual(
          readFileSync(join(folder, packed, "skills", name, "SKILL.md")),
        );
    }
    expect(readdirSync(folder)).not.toContain("connections.txt");
  });
});
