import { isolatedHome, runProcess, say, script, startModelServer } from "@goalpost/rehearsal";
import { type Schema, settingsSchema } from "./probe-claude.ts";
import type { Subject } from "./subject.ts";
import { flagsIn, namesOf, type Surface } from "./surface.ts";

/** What a Claude Code offers: settings, hook events, flags, tools, and the fields of its first message. */
export async function claudeSurface(subject: Subject): Promise<Surface> {
  const schema = await settingsSchema(subject);
  await using server = await startModelServer(script(say("Read.")));
  await using home = await isolatedHome({ client: "claude-code", server });
  const options = { cwd: await home.workspace(), env: home.env, timeoutSeconds: 60 };
  const ran = await runProcess(subject.path, ["-p", "--output-format", "stream-json", "--verbose", "Read."], options);
  const help = await runProcess(subject.path, ["--help"], options);
  const init: unknown = JSON.parse(ran.stdout.split("\n").find((line) => line.includes('"subtype":"init"')) ?? "{}");
  const events = eventsIn(schema);
  return {
    settings: Object.fromEntries(settingsIn(schema, "")),
    // older schemas name none
    ...(events.length === 0 ? {} : { "hook events": namesOf(events) }),
    flags: flagsIn(help.stdout),
    tools: namesOf(server.seen.tools()),
    "fields of the first message": namesOf(Object.keys(init as object)),
  };
}

const at = (schema: unknown, key: string): unknown =>
  typeof schema === "object" && schema !== null ? (schema as Schema)[key] : undefined;
const entries = (value: unknown): [string, unknown][] => Object.entries((value ?? {}) as object);

function eventsIn(schema: Schema): readonly string[] {
  const hooks = at(at(schema, "properties"), "hooks");
  const names = at(at(hooks, "propertyNames"), "enum") ?? Object.keys((at(hooks, "properties") ?? {}) as object);
  return names as readonly string[];
}

/** Every setting by its dotted name, with what it takes. */
function* settingsIn(schema: unknown, path: string): Generator<readonly [string, string]> {
  for (const [key, inner] of entries(at(schema, "properties"))) {
    const name = path === "" ? key : `${path}.${key}`;
    yield [name, typeOf(inner)];
    yield* settingsIn(inner, name);
    yield* settingsIn(at(inner, "additionalProperties"), `${name}.*`);
    yield* settingsIn(at(inner, "items"), `${name}[]`);
  }
}

function typeOf(schema: unknown): string {
  const words = at(schema, "enum");
  if (Array.isArray(words)) return words.map(String).sort().join(" or ");
  return typeof at(schema, "type") === "string" ? String(at(schema, "type")) : "";
}
