import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { clientForTests, isolatedHome, run, runProcess, say, script, startModelServer } from "@goalpost/rehearsal";
import { expect, test } from "vitest";
import { withEtc, withoutPrivateEtc } from "../testing/private-etc.ts";
import { effective, effectiveConfig } from "./effective.ts";
import type { ConfigLayerInput } from "./layer.ts";

const claude = await clientForTests("claude-code");
/** The managed file lies in /etc, which the client is given one of its own for. */
const unmanaged = withoutPrivateEtc();
for (const reason of [claude.skip, unmanaged]) if (reason) console.warn(reason);

const kinds = ["user", "project", "local", "session", "managed"] as const;
type Kind = (typeof kinds)[number];

/** Every layer wants something else of every key that a request shows. */
const settings: Readonly<Record<Kind, Readonly<Record<string, unknown>>>> = {
  user: of("claude-opus-5-1", "medium", 1_001, "Read"),
  project: of("claude-opus-5-2", "high", 1_002, "Skill"),
  local: of("claude-opus-5-3", "xhigh", 1_003, "Bash"),
  session: of("claude-opus-5-4", "medium", 1_004, "Edit"),
  managed: of("claude-opus-5-5", "high", 1_005, "Write"),
};

function of(model: string, effortLevel: string, maxTokens: number, deny: string) {
  return {
    model,
    effortLevel,
    env: { CLAUDE_CODE_MAX_OUTPUT_TOKENS: String(maxTokens) },
    permissions: { deny: [deny] },
  };
}

interface Case {
  readonly layers: Readonly<Partial<Record<Kind, Readonly<Record<string, unknown>>>>>;
  readonly isTrusted?: boolean;
  /** The user's file as it is written, in place of its layer. */
  readonly text?: string;
  /** A second managed file, in the folder beside the first. */
  readonly dropIn?: Readonly<Record<string, unknown>>;
}

/** Starts the real client with every layer where it belongs and says what its first request shows, and what its commands made. */
async function ask({ layers, isTrusted = true, text, dropIn }: Case, plan = script(say("Done."))) {
  await using server = await startModelServer(plan);
  await using home = await isolatedHome({ client: "claude-code", server });
  const cwd = await home.workspace();
  // Trust belongs to the repository, so the workspace is one of its own.
  for (const folder of [".git", ".claude"]) await mkdir(join(cwd, folder));
  await writeFile(join(cwd, ".git/HEAD"), "ref: refs/heads/main\n");
  const files = {
    user: join(home.configDir, "settings.json"),
    project: join(cwd, ".claude/settings.json"),
    local: join(cwd, ".claude/settings.local.json"),
    session: join(home.root, "session.json"),
  };
  for (const kind of ["user", "project", "local", "session"] as const) {
    if (layers[kind] !== undefined) await writeFile(files[kind], JSON.stringify(layers[kind]));
  }
  if (text !== undefined) await writeFile(files.user, text);
  const trust = { projects: { [cwd]: { hasTrustDialogAccepted: isTrusted } } };
  await writeFile(join(home.configDir, ".claude.json"), JSON.stringify(trust));
  const path = claude.client?.path ?? "";
  const managed = {
    "claude-code/managed-settings.json": JSON.stringify(layers.managed),
    ...(dropIn === undefined ? {} : { "claude-code/managed-settings.d/10-more.json": JSON.stringify(dropIn) }),
  };
  const ran = await runProcess(
    layers.managed === undefined ? path : withEtc(path, home.root, managed),
    ["-p", "Go.", ...(layers.session === undefined ? [] : ["--settings", files.session])],
    { cwd, env: home.env },
  );
  const body = server.seen.requests[0]?.body as Record<string, unknown> | undefined;
  expect(body, ran.stdout + ran.stderr).toBeDefined();
  return {
    model: body?.model,
    effort: (body?.output_config as { readonly effort?: string } | undefined)?.effort,
    maxTokens: body?.max_tokens,
    tools: server.seen.tools(),
    files: await readdir(cwd),
  };
}

function ours({ layers, isTrusted = true }: Case): Record<string, unknown> {
  const input = kinds.flatMap((kind): ConfigLayerInput[] => {
    const config = layers[kind];
    return config === undefined ? [] : [{ kind, name: kind, config, isTrusted }];
  });
  return effectiveConfig(effective("claude-code", input));
}

const usable = kinds.filter((kind) => kind !== "managed" || unmanaged === undefined);
const pairs = usable.flatMap((low, at) => usable.slice(at + 1).map((high) => [low, high] as const));
const denied = ["Read", "Skill", "Bash", "Edit", "Write"];

test.skipIf(claude.skip).concurrent.each([...pairs, usable].map((chosen) => ({ chosen })))(
  "the request agrees: $chosen",
  async ({ chosen }) => {
    const layers = Object.fromEntries(chosen.map((kind) => [kind, settings[kind]]));
    const seen = await ask({ layers });
    const wanted = ours({ layers });
    expect({
      model: seen.model,
      effortLevel: seen.effort,
      env: { CLAUDE_CODE_MAX_OUTPUT_TOKENS: String(seen.maxTokens) },
      permissions: { deny: denied.filter((name) => !seen.tools.includes(name)).sort() },
    }).toEqual({ ...wanted, permissions: { deny: [...denyOf(wanted)].sort() } });
  },
);

test.skipIf(claude.skip ?? unmanaged)("a file of managed-settings.d counts over managed-settings.json", async () => {
  const seen = await ask({ layers: { managed: settings.managed }, dropIn: settings.local });
  expect([seen.model, seen.effort]).toEqual([settings.local.model, settings.local.effortLevel]);
});

test.skipIf(claude.skip)("of a key that stands twice the client reads the last alone", async () => {
  const seen = await ask({ layers: {}, text: '{ "permissions": { "deny": ["Read"] }, "model": "claude-opus-5-1", "permissions": { "deny": ["Bash"] }, "model": "claude-opus-5-2" }' });
  expect([seen.model, seen.tools.includes("Read"), seen.tools.includes("Bash")]).toEqual(["claude-opus-5-2", true, false]);
}); // biome-ignore format: one

test.skipIf(claude.skip)("an effort of the user's own file counts by model alone", async () => {
  const { model, effortLevel } = settings.user;
  const [plain, byModel] = [settings.user, { model, modelSettings: { [String(model)]: { effortLevel } } }];
  expect(ours({ layers: { user: plain } }).effortLevel).toBeUndefined();
  const seen = await Promise.all([plain, byModel].map((user) => ask({ layers: { user } })));
  expect(seen.map((one) => one.model)).toEqual([model, model]);
  expect(seen.map((one) => one.effort === effortLevel)).toEqual([false, true]);
});

const denyOf = (config: Record<string, unknown>): readonly string[] =>
  (config.permissions as { readonly deny?: readonly string[] } | undefined)?.deny ?? [];

const made = (kind: Kind): string => `touch ${kind}.txt`;

test.skipIf(claude.skip).concurrent.each([{ isTrusted: true }, { isTrusted: false }])(
  "the allow rule of each layer counts or not, trusted: $isTrusted",
  async ({ isTrusted }) => {
    const layers = Object.fromEntries(
      usable.map((kind) => [kind, { permissions: { allow: [`Bash(${made(kind)})`] } }]),
    );
    const { files } = await ask({ layers, isTrusted }, script(...usable.map((kind) => run(made(kind))), say("Done.")));
    const counts = usable.filter((kind) => allowOf(ours({ layers, isTrusted })).includes(`Bash(${made(kind)})`));
    expect(usable.filter((kind) => files.includes(`${kind}.txt`))).toEqual(counts);
    expect(counts).toEqual(usable.filter((kind) => isTrusted || kind !== "project"));
  },
);

const allowOf = (config: Record<string, unknown>): readonly string[] =>
  (config.permissions as { readonly allow?: readonly string[] } | undefined)?.allow ?? [];
