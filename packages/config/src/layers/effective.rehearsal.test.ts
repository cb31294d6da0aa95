import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ConfigServer } from "../node/app-server.ts";
import { codexBinary } from "../node/codex-binary.ts";
import { renderToml, renderTomlValue, tomlKey } from "../toml/render-toml.ts";
import { effective, effectiveConfig } from "./effective.ts";
import type { ConfigLayerInput } from "./layer.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");
mkdirSync(cache, { recursive: true });
const root = mkdtempSync(join(cache, "layers-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const binary = codexBinary(import.meta.dirname);

type Layers = Readonly<Partial<Record<"user" | "profile" | "project" | "session", Record<string, unknown>>>>;
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
  const session = Object.entries(layers.session ?? {}).flatMap(([key, value]) => [
    "-c",
    `${tomlKey(key)}=${renderTomlValue(value)}`,
  ]);
  const input = Object.entries(layers).map(
    ([kind, config]): ConfigLayerInput => ({
      kind: kind as keyof Layers,
      name: kind,
      config,
      isTrusted: untrusted !== true,
    }),
  );
  return { home, project, session, ours: effectiveConfig(effective("codex", input)) };
}

test.each(Object.entries(cases))("config/read agrees: %s", async (_name, layers) => {
  const { home, project, session, ours } = layOut(layers);
  const server = await ConfigServer.start({ binary, home, args: session });
  try {
    const { result, error } = await server.call("config/read", { includeLayers: true, cwd: project });
    expect(error).toBeUndefined();
    const { config } = result as { config: Record<string, unknown> };
    expect(config).toMatchObject(ours);
    const names = Object.keys({ ...layers.user, ...layers.project, ...layers.session });
    for (const key of names) if (!(key in ours)) expect([key, config[key] ?? null]).toEqual([key, null]);
  } finally {
    await server.close();
  }
});

test.each(Object.entries(profileCases))("the prompt agrees: %s", (_name, layers) => {
  const { home, project, session, ours } = layOut(layers);
  const env = { HOME: home, CODEX_HOME: home, PATH: "/usr/bin:/bin" };
  const prompt = execFileSync(binary, ["-p", "night", ...session, "debug", "prompt-input", "x"], {
    cwd: project,
    env,
    encoding: "utf8",
  });
  expect([...new Set(prompt.match(/INSTRUCTIONS OF [A-Z]+/g))]).toEqual([ours.developer_instructions]);
});
