import type { Shape, StructShape } from "../shape.ts";

/** The probed table, and the features with their stages. */
export interface ProbedCodex {
  readonly version: string;
  readonly seen: string;
  readonly features: readonly { readonly name: string; readonly stage: string; readonly default: boolean }[];
  /** Older names of features that the client still takes, and the feature that each switches; empty where it switches none. */
  readonly featureAliases: Readonly<Record<string, string>>;
  readonly tableFeatures: Readonly<Record<string, Shape>>;
  readonly models: readonly unknown[];
  readonly config: StructShape;
}

const opaque: Shape = { type: "any", opaque: true };
const string: Shape = { type: "string" };
const boolean: Shape = { type: "boolean" };
const strings: Shape = { type: "array", items: string };
const integer = (min?: number, max?: number): Shape => ({
  type: "integer",
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
const open = (keys: Record<string, Shape>, required?: readonly string[]): StructShape => ({
  type: "struct",
  keys,
  unknown: "ignore",
  ...(required === undefined ? {} : { required }),
});

/** A place whose shape is written by hand, and why the probe does not learn it. */
interface PlaceByHand {
  readonly place: string;
  readonly why: string;
  /** What the client wants beside it: in the table that holds it, or at the root. */
  readonly beside?: string;
  readonly atRoot?: string;
}

const inOnePiece = "the client tries whole forms one after the other, and says only that none fits";
const besideNames = "names of the user's own stand beside the keys, so that every name is taken";

/** Every place that is written by hand. Each is asked of the client, key by key, with every kind of value: by-hand.rehearsal.test.ts. */
export const placesByHand: readonly PlaceByHand[] = [
  { place: "agents", why: besideNames },
  { place: "desktop", why: "the client hands it on without a look, and the probe gives up where it never ends" },
  { place: "experimental_thread_store", why: "its keys depend on a word in it" },
  { place: "mcp_enterprise_managed_auth", why: "its table must be whole before the client names a key of it" },
  { place: "mcp_servers.NAME.env_vars", why: inOnePiece, beside: 'command = "x"' },
  { place: "model_providers.NAME.name", why: "Amazon's providers take an empty one, or none, and all others must have one" },
  { place: "model_providers.amazon-bedrock.aws", why: "a command is read as a table or as an array that begins with it" },
  { place: "permissions.NAME.filesystem", why: besideNames, atRoot: 'default_permissions = ":workspace"' },
  { place: "tui.presets.7", why: "an entry is read as a table or as an array" },
]; // biome-ignore format: a table

/** A place into which the client looks and we do not: what it takes and what it refuses there, as values. */
interface OpaquePlace {
  readonly place: string;
  readonly why: string;
  readonly taken: string;
  readonly refused: string;
  /** What the client wants beside it, in the table that holds it or at the root. */
  readonly beside?: string;
  readonly atRoot?: string;
}

const rules = "its values have rules of their own, of addresses, headers and methods";
const sections = "the client takes an empty table and no name and value that were tried";

/** Every place whose inside nobody has learned. Whatever stands there we accept; the client may refuse it. */
export const opaquePlaces: readonly OpaquePlace[] = [
  ...["sync_elastic_sections", "async_elastic_sections", "review_scope", "transcript"].map((name) =>
    ({ place: `features.guardianv2.${name}`, why: sections, taken: "{}", refused: "{ zq_any = 1 }" })),
  { place: "features.network_proxy.credentials", why: sections, taken: "{}", refused: "{ zq_any = 1 }" },
  { place: "model_providers.NAME.gateway_oauth", why: rules, beside: 'name = "x", base_url = "https://x"', taken: '{ credential_export = { command = "x" } }', refused: "{}" },
  { place: "permissions.NAME.network.mitm", why: rules, atRoot: 'default_permissions = ":workspace"', taken: "{ hooks = {} }", refused: "{ zq_any = 1 }" },
]; // biome-ignore format: a table

/** What a probe cannot learn, for the reasons above: written by hand, held true by asking the client. */
export function codexShape(probed: ProbedCodex): StructShape {
  const root = probed.config.keys;
  const server = mapOf(root.mcp_servers);
  const provider = mapOf(root.model_providers);
  const permission = mapOf(root.permissions);
  const profile = mapOf(root.profiles);
  const tui = structOf(root.tui);
  const { whimsy: _whimsy, ...tuiKeys } = tui.keys;
  const agentKeys: Record<string, Shape> = {
    max_threads: integer(0),
    max_concurrent_threads_per_session: integer(0),
    max_depth: integer(-2_147_483_648, 2_147_483_647),
    job_max_runtime_seconds: integer(0),
    interrupt_message: boolean,
    default_subagent_model: string,
    default_subagent_reasoning_effort: { type: "string", minLength: 1 },
    enabled: boolean,
  };
  const { required: _command, ...serverRest } = server;
  const { required: _name, ...providerRest } = provider;
  return {
    ...probed.config,
    keys: {
      ...root,
      agents: { type: "struct", keys: agentKeys, rest: structOf(mapShape(root.agents)), unknown: "ignore" },
      desktop: { type: "map", values: { type: "any" } },
      experimental_thread_store: {
        type: "tagged",
        tag: "type",
        of: { local: open({ type: string }), in_memory: open({ type: string, id: string }, ["id"]) },
      },
      features: features(probed),
      mcp_enterprise_managed_auth: { type: "struct", unknown: "reject", required: ["idp"], keys: { idp: idp } },
      mcp_servers: {
        type: "map",
        values: { ...serverRest, keys: { ...server.keys, env_vars: { type: "array", items: envVar } } },
      },
      model_providers: {
        type: "map",
        values: { ...providerRest, keys: { ...provider.keys, name: string, aws: aws, gateway_oauth: opaque } },
      },
      permissions: {
        type: "map",
        values: {
          ...permission,
          keys: { ...permission.keys, filesystem, network: withoutMitm(permission.keys.network) },
        },
      },
      profiles: {
        type: "map",
        values: {
          ...profile,
          keys: { ...profile.keys, features: features(probed) },
        },
      },
      tui: { ...tui, keys: { ...tuiKeys, presets: { type: "map", values: quickDial } } },
    },
  };
}

const idp: Shape = {
  type: "struct",
  unknown: "reject",
  required: ["issuer", "client_id"],
  keys: {
    issuer: string,
    client_id: string,
    client_secret: string,
    token_endpoint_auth_method: { type: "enum", values: ["client_secret_basic", "client_secret_post"] },
  },
};

const access: Shape = { type: "enum", values: ["read", "write", "deny", "none"], wordOnly: true };
const filesystem: Shape = {
  type: "struct",
  keys: { glob_scan_max_depth: integer(0) },
  rest: { type: "oneOf", of: [access, { type: "map", values: access }] },
  unknown: "ignore",
};

/** Interception of requests has a language of its own, which this table does not know. */
function withoutMitm(network: Shape | undefined): Shape {
  const shape = structOf(network);
  return { ...shape, keys: { ...shape.keys, mitm: opaque } };
}

const envVar: Shape = {
  type: "oneOf",
  of: [
    string,
    {
      type: "struct",
      unknown: "reject",
      required: ["name"],
      keys: { name: string, source: { type: "enum", values: ["local", "remote"], wordOnly: true } },
    },
  ],
};

const awsCommand: StructShape = {
  type: "struct",
  required: ["command"],
  keys: { command: string, args: strings, timeout_ms: integer(1) },
  positional: { order: ["command", "args", "timeout_ms"], least: 1 },
};
const aws: Shape = {
  type: "struct",
  keys: { profile: string, region: string, credential_export: awsCommand, auth_refresh: awsCommand },
};

const quickDial: Shape = {
  type: "struct",
  required: ["input"],
  keys: { label: string, input: { type: "string", minLength: 1 } },
  positional: { order: ["label", "input"], least: 2 },
};

function features({ features: list, featureAliases, tableFeatures }: ProbedCodex): StructShape {
  const keys = [...list.map(({ name }) => name), ...Object.keys(featureAliases)].map((name): [string, Shape] => {
    const table = tableFeatures[name];
    return [name, table?.type === "struct" ? { type: "oneOf", of: [boolean, featureTable(name, table)] } : boolean];
  });
  return { type: "struct", keys: Object.fromEntries(keys), rest: boolean };
}

const featureTable = (name: string, table: StructShape): StructShape => ({
  ...table,
  keys: { ...(name === "context_management" ? {} : { enabled: boolean }), ...table.keys },
});

function structOf(shape: Shape | undefined): StructShape {
  if (shape?.type !== "struct") throw new Error(`expected a struct, found ${shape?.type}`);
  return shape;
}

function mapShape(shape: Shape | undefined): Shape {
  if (shape?.type !== "map") throw new Error(`expected a map, found ${shape?.type}`);
  return shape.values;
}

const mapOf = (shape: Shape | undefined): StructShape => structOf(mapShape(shape));
