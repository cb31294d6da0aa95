import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codexBinary } from "../node/codex-binary.ts";
import { nameRuns } from "./elf-names.ts";
import { Prober } from "./probe.ts";
import { featureAliases, readFeatures } from "./probe-aliases.ts";
import { wordsNear } from "./probe-words.ts";
import { proberName } from "./prober-name.ts";

/**
 * Makes tables/codex-VERSION.gen.json from the installed client, or from the one that `GOALPOST_CODEX` names; `generate` makes the rest of it.
 * About eight minutes on two cores; nothing leaves the machine.
 */
const here = join(import.meta.dirname, "../..");
const tables = join(here, "tables");
const cache = join(here, "../../node_modules/.cache/goalpost/probe");
mkdirSync(cache, { recursive: true });
const binary = codexBinary(here);
const home = join(cache, "home");
mkdirSync(home, { recursive: true });
const codex = (...args: string[]) =>
  execFileSync(binary, args, {
    env: { HOME: home, CODEX_HOME: home, PATH: "/usr/bin:/bin" },
    encoding: "utf8",
    maxBuffer: 1e8,
  });

const version = codex("--version").trim().split(" ").at(-1);
const runs = nameRuns(binary);
const earlier = readdirSync(tables).map((name) => readFileSync(join(tables, name), "utf8"));
const known = earlier.flatMap((text) =>
  [...text.matchAll(/"([A-Za-z_][A-Za-z0-9_.-]*)":/g)].map(([, name = ""]) => name),
);
const names = [...new Set([...runs.flat(), ...known])].filter((name) => /^[A-Za-z][A-Za-z0-9_.-]*$/.test(name));
const features = readFeatures(codex("features", "list"));
const { models } = JSON.parse(codex("debug", "models")) as { models: Record<string, unknown>[] };
const file = join(tables, `codex-${version}.gen.json`);

/** With names of root keys as arguments only those are asked again, and the rest of the table stays. */
async function shapes(): Promise<unknown> {
  const again = process.argv.slice(2);
  if (again.length === 0) return await prober.shape([]);
  const { config } = JSON.parse(readFileSync(file, "utf8")) as { config: { keys: Record<string, unknown> } };
  for (const name of again) config.keys[name] = await prober.shape([name]);
  return config;
}

const prober = new Prober(binary, cache, runs, names, wordsNear(runs, new Set(known)));
try {
  const tableFeatures: Record<string, unknown> = {};
  for (const { name } of features) {
    if (!(await prober.ask(`features."${name}" = {}`)).accepted) continue;
    // In a profile the client reads the types alone, without the rules between keys.
    tableFeatures[name] = await prober.closedTable(["profiles", "zq", "features", name]);
  }
  const aliases = await featureAliases({ binary, home: join(cache, "aliases") }, names, features);
  const config = await shapes();
  const table = {
    client: "codex",
    version,
    seen: new Date().toISOString().slice(0, 10),
    how: "codex app-server config/read and --print-startup-config --strict-config, one key at a time",
    prober: proberName(),
    asked: prober.asked,
    features,
    featureAliases: aliases,
    models: models.map((model) => ({
      slug: model.slug,
      contextWindow: model.context_window,
      maxContextWindow: model.max_context_window,
      effectivePercent: model.effective_context_window_percent,
      efforts: (model.supported_reasoning_levels as { effort: string }[]).map(({ effort }) => effort),
      defaultEffort: model.default_reasoning_level,
    })),
    tableFeatures,
    config,
  };
  writeFileSync(file, `${JSON.stringify(table, null, 1)}\n`);
} finally {
  await prober.close();
}
