import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isolatedHome, runProcess } from "@goalpost/rehearsal";
import type { Subject } from "./subject.ts";
import { askedBy, flagsIn, namesOf, type Surface } from "./surface.ts";

type Json = Readonly<Record<string, unknown>>;

/** Where the tables of keys are. */
export const tables: string = join(import.meta.dirname, "../../config/tables");

/** What a Codex offers: keys, features and their older names, models, the messages of app-server and their parameters, hook events, flags. */
export async function codexSurface(subject: Subject): Promise<Surface> {
  await using home = await isolatedHome({ client: "codex" });
  const options = { cwd: await home.workspace(), env: home.env, timeoutSeconds: 60 };
  const ask = async (...args: readonly string[]) => (await runProcess(subject.path, args, options)).stdout;
  const out = mkdtempSync(join(home.root, "schema-"));
  try {
    await ask("app-server", "generate-json-schema", "--experimental", "--out", out);
    return {
      ...tableIn(subject.version),
      features: Object.fromEntries(featuresIn(await ask("features", "list"))),
      models: Object.fromEntries(modelsIn(await ask("debug", "models"))),
      ...protocolIn(out),
      flags: flagsIn(await ask("--help")),
      "flags of exec": flagsIn(await ask("exec", "--help")),
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const read = (file: string): Json => JSON.parse(readFileSync(file, "utf8")) as Json;
const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Json)[key] : undefined;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const group = (count: unknown): string => Number(count).toLocaleString("en");

/** Keys and older names, where the version's table was probed. */
function tableIn(version: string): Surface {
  const file = join(tables, `codex-${version}.gen.json`);
  if (!existsSync(file)) return {};
  const { config, tableFeatures, featureAliases, prober } = read(file);
  const features = Object.entries((tableFeatures ?? {}) as Json).flatMap(([name, shape]) => [
    ...keysIn(shape, `features.${name}`),
  ]);
  return {
    "config keys": Object.fromEntries([...keysIn(config, ""), ...features]),
    [askedBy]: namesOf(prober === undefined ? [] : [String(prober)]),
    ...(featureAliases === undefined
      ? {}
      : { "older names of features": featureAliases as Readonly<Record<string, string>> }),
  };
}

function* keysIn(shape: unknown, path: string): Generator<readonly [string, string]> {
  const type = at(shape, "type");
  if (path !== "" && !/\[\]$/.test(path)) yield [path, typeWords(shape)];
  if (type === "struct") {
    for (const [key, inner] of Object.entries(at(shape, "keys") as Json))
      yield* keysIn(inner, path === "" ? key : `${path}.${key}`);
  }
  if (type === "map") yield* keysIn(at(shape, "values"), `${path}.*`);
  if (type === "array") yield* keysIn(at(shape, "items"), `${path}[]`);
  if (type === "oneOf") for (const each of list(at(shape, "of"))) if (at(each, "keys")) yield* keysIn(each, path);
  if (type === "tagged") for (const each of Object.values(at(shape, "of") as Json)) yield* keysIn(each, path);
}

const typeWords = (shape: unknown): string =>
  at(shape, "type") === "enum" ? list(at(shape, "values")).join(" or ") : String(at(shape, "type"));

const featuresIn = (said: string): [string, string][] =>
  said.split("\n").flatMap((line): [string, string][] => {
    const [, name, stage, on] = /^(\S+)\s+(.*?)\s+(true|false)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, `${stage}, ${on === "true" ? "on" : "off"}`]];
  });

const modelsIn = (said: string): [string, string][] =>
  list(at(JSON.parse(said), "models")).map((model) => {
    const efforts = list(at(model, "supported_reasoning_levels")).map((level) => String(at(level, "effort")));
    const windows = `window ${group(at(model, "context_window"))}, at most ${group(at(model, "max_context_window"))}`;
    return [
      String(at(model, "slug")),
      `${windows}, effort ${String(at(model, "default_reasoning_level"))} of ${efforts.join(", ")}`,
    ];
  });

/** The messages of the protocol, and the parameters of what we may ask. */
function protocolIn(folder: string): Surface {
  if (readdirSync(folder).length === 0) return {};
  const methods = (file: string) =>
    list(at(read(join(folder, `${file}.json`)), "oneOf")).flatMap((each) => {
      const method = list(at(at(at(each, "properties"), "method"), "enum"))[0];
      return method === undefined ? [] : [{ method: String(method), params: at(at(each, "properties"), "params") }];
    });
  const requests = read(join(folder, "ClientRequest.json"));
  const parameters = methods("ClientRequest").flatMap(({ method, params }) => {
    const name = /^#\/definitions\/(.+)$/.exec(String(at(params, "$ref")))?.[1];
    const shape = name === undefined ? params : at(at(requests, "definitions"), name);
    return Object.keys((at(shape, "properties") ?? {}) as Json).map((key) => `${method} ${key}`);
  });
  const told = read(join(folder, "ServerNotification.json"));
  const named = (name: string) => {
    const definition = at(at(told, "definitions"), name);
    const variants = [definition, ...list(at(definition, "oneOf")), ...list(at(definition, "anyOf"))];
    return variants.flatMap((each) => [
      ...list(at(each, "enum")).map(String),
      ...Object.keys((at(each, "properties") ?? {}) as Json),
    ]);
  };
  return {
    requests: namesOf(methods("ClientRequest").map(({ method }) => method)),
    "parameters of requests": namesOf(parameters),
    "requests of the client": namesOf(methods("ServerRequest").map(({ method }) => method)),
    notifications: namesOf(methods("ServerNotification").map(({ method }) => method)),
    "hook events": namesOf(named("HookEventName")),
    errors: namesOf(named("CodexErrorInfo")),
  };
}
