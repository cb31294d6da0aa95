import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { claudeSettingsShape } from "../claude/claude-shape.gen.ts";
import { codexModels } from "../codex/codex-facts.gen.ts";
import { codexBinary } from "../node/codex-binary.ts";
import { type DoctorReport, doctorClaude, doctorCodex, installedModels } from "../node/doctor.ts";
import { withEtc, withoutPrivateEtc } from "../testing/private-etc.ts";
import { validateConfig } from "../validate.ts";
import { presets } from "./presets.ts";
import { renderClaudeManaged, renderConfig } from "./render.ts";
import { claudeSettings, codexConfig } from "./resolve.ts";

const root = join(import.meta.dirname, "../../../..");
const cache = join(root, "node_modules/.cache/goalpost/config");
const codex = codexBinary(import.meta.dirname);
const claude = join(
  dirname(createRequire(join(root, "index.js")).resolve("@anthropic-ai/claude-code/package.json")),
  "bin/claude.exe",
);

const loads: DoctorReport = { isLoaded: true, drift: [] };
const noEtc = withoutPrivateEtc();
if (noEtc) console.warn(noEtc);

describe.concurrent.each(Object.values(presets))("$name", (preset) => {
  const trusted = preset.needsTrustedProjects ? { trustedProjects: ["/code"] } : {};

  test("Codex loads it strictly and reads every key as written", async () => {
    expect(await doctorCodex(codexConfig(preset, trusted), { binary: codex, cache })).toEqual(loads);
  });

  test("Claude Code finds nothing invalid, neither in the user's file nor in the administrator's", async () => {
    const settings = claudeSettings(preset, trusted);
    expect(await doctorBoth(renderConfig(settings), renderClaudeManaged(settings))).toEqual(loads);
  });
});

/** `claude doctor` with a managed file in an /etc of its own, where this machine can give one. */
async function doctorBoth(settings: string, managed: string): Promise<DoctorReport> {
  if (noEtc) return doctorClaude(settings, { binary: claude, cache });
  const folder = mkdtempSync(join(cache, "managed-"));
  const binary = withEtc(claude, folder, { "claude-code/managed-settings.json": managed });
  return doctorClaude(settings, { binary, cache }).finally(() => rmSync(folder, { recursive: true, force: true }));
}

test.skipIf(noEtc).concurrent("claude doctor looks into both files", async () => {
  const wrong = '{ "permissions": { "defaultMode": "x" } }';
  expect((await doctorBoth("{}", wrong)).drift).toHaveLength(1);
  expect((await doctorBoth(wrong, "{}")).drift).toHaveLength(1);
});

const broken = {
  "a wrong mode": { permissions: { defaultMode: "x" } },
  "a wrong type": { model: 5 },
  "bad rules": {
    permissions: {
      allow: ["bash(ls)", "Bash()", "Bash(", "mcp__*", "WebFetch(https://x.com)", "mcp__a__b(x)", "Bash(:*)", "", "*"],
      deny: ["Bash("],
    },
  },
  "a bad matcher": { hooks: { Stop: [{ matcher: 5, hooks: [] }] } },
  "an unknown event": { hooks: { Zzz: [] } },
  "a hook without its command": { hooks: { Stop: [{ hooks: [{ type: "command" }] }] } },
  "a managed key": { deniedModels: ["x"] },
  "good rules": {
    permissions: {
      allow: ["Bash(git *)", "WebFetch(domain:x.com)", "Read(//etc/**)", "Foo(bar)", "Edit", "mcp__a__*"],
      deny: ["mcp__*", "*"],
    },
  },
};

test.concurrent.each(Object.entries(broken))("we find what claude doctor finds: %s", async (_name, settings) => {
  const text = JSON.stringify(settings);
  const theirs = await doctorClaude(text, { binary: claude, cache });
  const { findings } = validateConfig(text, { target: "claude-code" });
  expect(findings.length).toBe(theirs.drift.length);
});

test.concurrent("a wrong type at every key: dropped in silence is what the client keeps silent about", async () => {
  const wrongType = Object.fromEntries(
    Object.entries(claudeSettingsShape.keys).map(([key, { type }]) => [key, type === "array" ? 5 : [[1]]]),
  );
  const { drift } = await doctorClaude(JSON.stringify(wrongType), { binary: claude, cache });
  const { findings } = validateConfig(JSON.stringify(wrongType), { target: "claude-code" });
  const said = new Set(drift.map((line) => /^[A-Za-z$]+/.exec(line)?.[0]));
  const rootOf = (where: string) => /[A-Za-z$]+/.exec(where)?.[0];
  const loud = findings
    .filter(({ ruleId }) => ruleId === "value-fits" || ruleId === "entry-ignored")
    .map(({ where }) => rootOf(where));
  const silent = findings.filter(({ ruleId }) => ruleId === "dropped-in-silence").map(({ where }) => rootOf(where));
  for (const some of [said.size, loud.length, silent.length]) expect(some).toBeGreaterThan(0);
  expect([...new Set(loud)].filter((key) => !said.has(key))).toEqual([]);
  expect([...new Set(silent)].filter((key) => said.has(key))).toEqual([]);
  expect([...said].filter((key) => !loud.includes(key))).toEqual([]);
});

test("the table of models is the installed client's", async () => {
  expect(await installedModels(codex, join(cache, "models"))).toEqual(codexModels);
});
