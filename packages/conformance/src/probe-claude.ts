import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isolatedHome, requireClient, runProcess, say, script, startModelServer } from "@goalpost/rehearsal";

/**
 * Makes packages/config/tables/claude-code-VERSION.gen.json from the client itself: asked for its skill `/update-config`, it puts the JSON schema of its settings
 * before the model, which here is a script. Seconds; nothing leaves the machine. `GOALPOST_CLAUDE` names another client than the installed one.
 */
const { path, version } = await requireClient("claude-code");
const heading = "## Full Settings JSON Schema";

async function settingsSchema(): Promise<Record<string, unknown>> {
  await using server = await startModelServer(script(say("Read.")));
  await using home = await isolatedHome({ client: "claude-code", server });
  const options = { cwd: await home.workspace(), env: home.env, timeoutSeconds: 60 };
  await runProcess(path, ["-p", "/update-config nothing"], options);
  const text = server.seen.texts().find((each) => each.includes(heading)) ?? "";
  const json = /```json\n([\s\S]*?)\n```/.exec(text.slice(text.indexOf(heading)))?.[1];
  if (json === undefined) throw new Error(`Claude Code ${version} does not show the schema of its settings`);
  return JSON.parse(json) as Record<string, unknown>;
}

/** What constrains a value, without its prose and its defaults. */
function bare(schema: unknown, isMap = false): unknown {
  if (Array.isArray(schema)) return schema.map((each) => bare(each));
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key]) => isMap || !prose.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value, !isMap && key === "properties")]));
}
const prose = new Set(["description", "default", "examples", "$schema", "propertyNames"]);

const { properties } = bare(await settingsSchema()) as { properties: Record<string, unknown> };
const head = [
  '"client":"claude-code"',
  `"version":${JSON.stringify(version)}`,
  `"seen":"${new Date().toISOString().slice(0, 10)}"`,
  '"how":"the JSON schema that the client puts before the model at /update-config; unknown keys are accepted by the client"',
];
const rows = Object.entries(properties).map(([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`);
const tables = join(import.meta.dirname, "../../config/tables");
mkdirSync(tables, { recursive: true });
writeFileSync(
  join(tables, `claude-code-${version}.gen.json`),
  `{${head.join(",\n")},\n"properties":{\n${rows.join(",\n")}\n}}\n`,
);
process.stdout.write(`claude-code ${version}: ${rows.length} settings\n`);
