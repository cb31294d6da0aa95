import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isolatedHome, runProcess, say, script, startModelServer } from "@goalpost/rehearsal";
import { honouredOf } from "./honoured.ts";
import type { Subject } from "./subject.ts";

/** A JSON schema, as far as it is read here. */
export type Schema = Readonly<Record<string, unknown>>;

const heading = "## Full Settings JSON Schema";

/**
 * The JSON schema of the client's settings, from the client itself: asked for its skill `/update-config`, it puts it before the model, which here is a
 * script. Seconds; nothing leaves the machine.
 */
export async function settingsSchema({ path, version }: Subject): Promise<Schema> {
  await using server = await startModelServer(script(say("Read.")));
  await using home = await isolatedHome({ client: "claude-code", server });
  const options = { cwd: await home.workspace(), env: home.env, timeoutSeconds: 60 };
  await runProcess(path, ["-p", "/update-config nothing"], options);
  const text = server.seen.texts().find((each) => each.includes(heading)) ?? "";
  const json = /```json\n([\s\S]*?)\n```/.exec(text.slice(text.indexOf(heading)))?.[1];
  if (json === undefined) throw new Error(`Claude Code ${version} does not show the schema of its settings`);
  return JSON.parse(json) as Schema;
}

/** Writes the table of a version, from which `@goalpost/config` makes its shapes. Returns how many settings there are. */
export async function writeClaudeTable(subject: Subject, tables: string): Promise<number> {
  const schema = await settingsSchema(subject);
  const { properties } = bare(schema) as { properties: Readonly<Record<string, unknown>> };
  const head = [
    '"client":"claude-code"',
    `"version":${JSON.stringify(subject.version)}`,
    `"seen":"${new Date().toISOString().slice(0, 10)}"`,
    '"how":"the JSON schema that the client puts before the model at /update-config; unknown keys are accepted by the client"',
  ];
  const rows = Object.entries(properties).map(([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`);
  const honoured = JSON.stringify(honouredOf(schema), null, 0).replaceAll(',"', ',\n"');
  const text = `{${head.join(",\n")},\n"honoured":${honoured},\n"properties":{\n${rows.join(",\n")}\n}}\n`;
  writeFileSync(join(tables, `claude-code-${subject.version}.gen.json`), text);
  return rows.length;
}

const prose = new Set(["description", "default", "examples", "$schema", "propertyNames"]);

/** What constrains a value, without its prose and its defaults. */
function bare(schema: unknown, isMap = false): unknown {
  if (Array.isArray(schema)) return schema.map((each) => bare(each));
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key]) => isMap || !prose.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value, !isMap && key === "properties")]));
}
