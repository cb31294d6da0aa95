import { isolatedHome, runProcess, say, script, startModelServer } from "@goalpost/rehearsal";
import { type Schema, settingsSchema } from "./probe-claude.ts";
import type { Subject } from "./subject.ts";
import { flagsIn, namesOf, type Surface } from "./surface.ts";

/** What a Claude Code offers: settings, hook events, models and their aliases, flags, tools, and the fields of its first messages. */
export async function claudeSurface(subject: Subject): Promise<Surface> {
  const schema = await settingsSchema(subject);
  await using server = await startModelServer(script(say("Read.")));
  await using home = await isolatedHome({ client: "claude-code", server });
  const options = { cwd: await home.workspace(), env: home.env, timeoutSeconds: 60 };
  const ran = await runProcess(subject.path, ["-p", "--output-format", "stream-json", "--verbose", "Read."], options);
  const hello = `${JSON.stringify({ type: "control_request", request_id: "1", request: { subtype: "initialize" } })}\n`;
  const asked = await runProcess(subject.path, ["-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose"], { ...options, input: hello }); // biome-ignore format: one
  const answer = answerIn(asked.stdout);
  const models = modelsIn(answer);
  const help = await runProcess(subject.path, ["--help"], options);
  const init: unknown = JSON.parse(ran.stdout.split("\n").find((line) => line.includes('"subtype":"init"')) ?? "{}");
  const events = eventsIn(schema);
  return {
    settings: Object.fromEntries(settingsIn(schema, "")),
    // older schemas name none
    ...(events.length === 0 ? {} : { "hook events": namesOf(events) }),
    // older versions answer without them
    ...(models.length === 0 ? {} : { "models and aliases": Object.fromEntries(models) }),
    flags: flagsIn(help.stdout),
    tools: namesOf(server.seen.tools()),
    "fields of the first message": namesOf(Object.keys(init as object)),
    "fields of the answer to initialize": namesOf(Object.keys(answer)),
  };
}

const at = (schema: unknown, key: string): unknown =>
  typeof schema === "object" && schema !== null ? (schema as Schema)[key] : undefined;
const entries = (value: unknown): [string, unknown][] => Object.entries((value ?? {}) as object);

/** What the client answers to `initialize`; nothing where it does not. */
function answerIn(output: string): Schema {
  const line = output.split("\n").find((each) => each.includes('"control_response"')) ?? "{}";
  return (at(at(JSON.parse(line), "response"), "response") ?? {}) as Schema;
}

/** The words that `--model` takes, each with the model that it stands for and the efforts that this one knows. */
export function modelsIn(answer: unknown): readonly (readonly [string, string])[] {
  const models = at(answer, "models");
  return (Array.isArray(models) ? models : []).flatMap((model) => {
    const value = at(model, "value");
    const efforts = at(model, "supportedEffortLevels");
    const words = [at(model, "resolvedModel"), Array.isArray(efforts) ? `efforts ${efforts.join(" ")}` : undefined];
    return typeof value === "string"
      ? [[value, words.filter((word) => typeof word === "string").join(", ")] as const]
      : [];
  });
}

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
