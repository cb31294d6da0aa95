import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ConfigServer } from "../node/app-server.ts";
import { codexBinary } from "../node/codex-binary.ts";
import { presets } from "../presets/presets.ts";
import { renderCodexRequirements } from "../presets/render.ts";
import { codexConfig } from "../presets/resolve.ts";
import { withEtc, withoutPrivateEtc } from "../testing/private-etc.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { renderToml, renderTomlValue, tomlKey } from "../toml/render-toml.ts";
import { effective, effectiveConfig } from "./effective.ts";
import type { ConfigLayerInput } from "./layer.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");
mkdirSync(cache, { recursive: true });
const root = mkdtempSync(join(cache, "layers-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const binary = codexBinary(import.meta.dirname);

const noEtc = withoutPrivateEtc();
if (noEtc) console.warn(noEtc);

type Kind = "system" | "user" | "profile" | "project" | "session" | "managed" | "requirements";
type Layers = Readonly<Partial<Record<Kind, Record<string, unknown>>>>;
const low = { model_reasoning_effort: "low" };
const high = { model_reasoning_effort: "high" };

const cases: Readonly<Record<string, Layers & { readonly untrusted?: true }>> = {
  "user alone": { user: { model: "a", ...low } },
  "project over user": { user: { model: "a", ...low }, project: high },
  "session over project": { user: { model: "a" }, project: low, session: high },
  "an untrusted project": { user: { model: "a", ...low }, project: high, untrusted: true },
  "keys that a project may not set": {
    user: { model: "a" },
    project: { notify: ["x"], openai_base_url: "http://127.0.0.1:9", ...high },
  },
  "tables are merged key by key": {
    user: { sandbox_workspace_write: { network_access: true, exclude_slash_tmp: true } },
    project: { sandbox_workspace_write: { exclude_slash_tmp: false } },
    session: { sandbox_workspace_write: { exclude_tmpdir_env_var: true } },
  },
  "lists are replaced": { user: { project_root_markers: [".git", "x"] }, session: { project_root_markers: ["y"] } },
  "features by name": { user: { features: { goals: true, hooks: false } }, project: { features: { goals: false } } },
};

/** Files below /etc, where the client is given one of its own. */
const systemFiles = {
  system: "config.toml",
  managed: "managed_config.toml",
  requirements: "requirements.toml",
} as const;
const systemCases: typeof cases = {
  "user over system": { system: { model: "a", ...low }, user: high },
  "managed over session": { user: low, project: low, session: low, managed: high },
  "a table over a word": {
    system: { approval_policy: "never" },
    user: { approval_policy: { granular: { sandbox_approval: true, rules: true, mcp_elicitations: true } } },
  },
};

/** The client shows developer_instructions in the prompt, which tells whose value counts where the app-server takes no profile. */
const said = (text: string) => ({ developer_instructions: `INSTRUCTIONS OF ${text}` });
const profileCases: typeof cases = {
  "profile over user": { user: said("USER"), profile: said("PROFILE") },
  "project over profile": { user: said("USER"), profile: said("PROFILE"), project: said("PROJECT") },
  "profile over an untrusted project": {
    user: said("USER"),
    profile: said("PROFILE"),
    project: said("PROJECT"),
    untrusted: true,
  },
  "session over project and profile": { profile: said("PROFILE"), project: said("PROJECT"), session: said("SESSION") },
};

let number = 0;

/** Lays the files of all layers out in a home of their own. */
function layOut({ untrusted, ...layers }: (typeof cases)[string]) {
  const home = join(root, String(number++));
  const project = join(home, "work");
  mkdirSync(join(project, ".codex"), { recursive: true });
  mkdirSync(join(project, ".git"), { recursive: true });
  const trust = { projects: { [project]: { trust_level: untrusted ? "untrusted" : "trusted" } } };
  writeFileSync(join(home, "config.toml"), renderToml({ ...layers.user, ...trust }));
  if (layers.profile !== undefined) writeFileSync(join(home, "night.config.toml"), renderToml(layers.profile));
  if (layers.project !== undefined) writeFileSync(join(project, ".codex/config.toml"), renderToml(layers.project));
  const etc = Object.entries(systemFiles).flatMap(([kind, file]) => {
    const config = layers[kind as keyof typeof systemFiles];
    return config === undefined ? [] : [[`codex/${file}`, renderToml(config)] as const];
  });
  const program = etc.length === 0 ? binary : withEtc(binary, home, Object.fromEntries(etc));
  const session = Object.entries(layers.session ?? {}).flatMap(([key, value]) => [
    "-c",
    `${tomlKey(key)}=${renderTomlValue(value)}`,
  ]);
  const input = Object.entries(layers).map(
    ([kind, config]): ConfigLayerInput => ({
      kind: kind as Kind,
      name: kind,
      config,
      isTrusted: untrusted !== true,
    }),
  );
  const all = effective("codex", input);
  return { program, home, project, session, ours: effectiveConfig(all), ignored: all.ignored };
}

async function readBack(layers: (typeof cases)[string]): Promise<void> {
  const { program, home, project, session, ours } = layOut(layers);
  const server = await ConfigServer.start({ binary: program, home, args: session });
  try {
    const { result, error } = await server.call("config/read", { includeLayers: true, cwd: project });
    expect(error).toBeUndefined();
    const { config } = result as { config: Record<string, unknown> };
    expect(config).toMatchObject(ours);
    const names = Object.values(layers).flatMap((layer) => Object.keys(layer));
    for (const key of names) if (!(key in ours)) expect([key, config[key] ?? null]).toEqual([key, null]);
  } finally {
    await server.close();
  }
}

test.each(Object.entries(cases))("config/read agrees: %s", (_name, layers) => readBack(layers));

test.skipIf(noEtc).each(Object.entries(systemCases))("config/read agrees: %s", (_name, layers) => readBack(layers));

const requirementCases: Record<string, Layers> = {
  "the first policy of the list": {
    session: { approval_policy: "on-request" },
    requirements: { allowed_approval_policies: ["untrusted", "never"] },
  },
  "on-failure, which is on-request": {
    user: { approval_policy: "on-request" },
    requirements: { allowed_approval_policies: ["on-failure", "never"] },
  },
  "a table": {
    user: { approval_policy: { granular: { sandbox_approval: true, rules: true, mcp_elicitations: true } } },
    requirements: { allowed_approval_policies: ["never"] },
  },
  "the old managed file has its way": {
    managed: { approval_policy: "never", sandbox_mode: "workspace-write" },
    requirements: { allowed_approval_policies: ["on-request"], allowed_sandbox_modes: ["read-only"] },
  },
  "what the list has": {
    user: { approval_policy: "never", sandbox_mode: "workspace-write" },
    requirements: {
      allowed_approval_policies: ["on-request", "never"],
      allowed_sandbox_modes: ["read-only", "workspace-write"],
    },
  },
  "no danger": {
    project: { sandbox_mode: "danger-full-access" },
    requirements: { allowed_sandbox_modes: ["workspace-write", "read-only"] },
  },
  "no danger by the other name": {
    user: { default_permissions: ":danger-full-access" },
    requirements: { allowed_sandbox_modes: ["read-only"] },
  },
  "no writing by the other name": {
    user: { default_permissions: ":workspace" },
    requirements: { allowed_sandbox_modes: ["read-only", "danger-full-access"] },
  },
};
/** Whoever asks for the loosest gets what the preset has, or what is tighter. */
const loosest = { approval_policy: "never", sandbox_mode: "danger-full-access" } as const;
for (const preset of Object.values(presets)) {
  const resolved = codexConfig(preset, preset.needsTrustedProjects ? { trustedProjects: ["/code"] } : {});
  const requirements = parseToml(renderCodexRequirements(resolved)).value;
  requirementCases[`what ${preset.name} renders`] = { user: loosest, requirements };
}

const sandboxes: Readonly<Record<string, string>> = {
  readOnly: "read-only",
  workspaceWrite: "workspace-write",
  dangerFullAccess: "danger-full-access",
};

test.skipIf(noEtc).each(Object.entries(requirementCases))(
  "a thread is held to requirements: %s",
  async (_name, layers) => {
    const { program, home, project, session, ours, ignored } = layOut(layers);
    const server = await ConfigServer.start({ binary: program, home, args: session });
    try {
      const { result, error } = await server.call("thread/start", { cwd: project });
      expect(error?.message ?? "starts").toMatch(
        ignored.length > 0 ? /`approval_policy = "never"` cannot be used/ : /^starts$/,
      );
      if (error !== undefined) return;
      for (const key of ["approval_policy", "sandbox_mode", "default_permissions"])
        if (Object.values(layers).some((layer) => key in layer)) expect(Object.keys(ours)).toContain(key);
      const { approvalPolicy, sandbox } = result as { approvalPolicy: string; sandbox: { type: string } };
      const { approval_policy = approvalPolicy, sandbox_mode, default_permissions } = ours;
      const mode = sandboxes[sandbox.type];
      expect([approvalPolicy, mode]).toEqual([
        approval_policy,
        sandbox_mode ?? String(default_permissions ?? mode).replace(":", ""),
      ]);
    } finally {
      await server.close();
    }
  },
);

test.each(Object.entries(profileCases))("the prompt agrees: %s", (_name, layers) => {
  const { program, home, project, session, ours } = layOut(layers);
  const env = { HOME: home, CODEX_HOME: home, PATH: "/usr/bin:/bin" };
  const prompt = execFileSync(program, ["-p", "night", ...session, "debug", "prompt-input", "x"], {
    cwd: project,
    env,
    encoding: "utf8",
  });
  expect([...new Set(prompt.match(/INSTRUCTIONS OF [A-Z]+/g))]).toEqual([ours.developer_instructions]);
});
