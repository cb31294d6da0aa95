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
const bySameMessage = "the client has one message for all that is wrong in the table";

/** Every place that is written by hand. Each is asked of the client, key by key, with every kind of value: by-hand.rehearsal.test.ts. */
export const placesByHand: readonly PlaceByHand[] = [
  { place: "agents", why: besideNames },
  { place: "audio", why: inOnePiece },
  { place: "desktop", why: "the client hands it on without a look, and the probe gives up where it never ends" },
  { place: "experimental_thread_store", why: "its keys depend on a word in it" },
  { place: "mcp_enterprise_managed_auth", why: "its table must be whole before the client names a key of it" },
  { place: "mcp_servers.NAME.env_vars", why: inOnePiece, beside: 'command = "x"' },
  { place: "model_providers.amazon-bedrock.aws", why: "a command is read as a table or as an array that begins with it" },
  { place: "permissions.NAME.filesystem", why: besideNames, atRoot: 'default_permissions = ":workspace"' },
  { place: "tools.web_search", why: inOnePiece },
  { place: "tui.presets.7", why: "an entry is read as a table or as an array" },
  ...["async_compaction", "code_mode", "guardianv2", "multi_agent_v2", "network_proxy", "rollout_budget", "token_budget"].map(
    (name) => ({ place: `features.${name}`, why: bySameMessage }),
  ),
]; // biome-ignore format: a table

/** What a probe cannot learn, for the reasons above: written by hand, held true by asking the client. */
export function codexShape(probed: ProbedCodex): StructShape {
  const root = probed.config.keys;
  const server = mapOf(root.mcp_servers);
  const provider = mapOf(root.model_providers);
  const audio = structOf(root.audio);
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
      audio: { ...audio, keys: { ...audio.keys, microphone_channel: channels } },
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
          keys: { ...profile.keys, features: features(probed), tools: webSearch(structOf(profile.keys.tools)) },
        },
      },
      tools: webSearch(structOf(root.tools)),
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

const channel: Shape = integer(1, 65_535);
const channels: Shape = { type: "oneOf", of: [channel, { type: "array", items: channel }] };

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

/** The whole of web_search is read as one of two forms, so a wrong word inside it refuses the table. */
function webSearch(tools: StructShape): StructShape {
  const location = open({ city: string, country: string, region: string, timezone: string });
  const size: Shape = { type: "enum", values: ["low", "medium", "high"] };
  const table = open({ allowed_domains: strings, context_size: size, location });
  return { ...tools, keys: { ...tools.keys, web_search: { type: "oneOf", of: [boolean, table] } } };
}

function features({ features: list, featureAliases, tableFeatures }: ProbedCodex): StructShape {
  const keys = [...list.map(({ name }) => name), ...Object.keys(featureAliases)].map((name): [string, Shape] => {
    const table = tableFeatures[name];
    return [name, table?.type === "struct" ? { type: "oneOf", of: [boolean, featureTable(name, table)] } : boolean];
  });
  return { type: "struct", keys: Object.fromEntries(keys), rest: boolean };
}

const featureTable = (name: string, table: StructShape): StructShape => ({
  ...table,
  keys: { ...(name === "context_management" ? {} : { enabled: boolean }), ...table.keys, ...featureKeys[name] },
});

const allowOrDeny: Shape = { type: "map", values: { type: "enum", values: ["allow", "deny"], wordOnly: true } };

/** Keys in the tables of features whose range or inside the client's one message for all of them does not tell. */
const featureKeys: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  async_compaction: { model_async_compact_threshold_percent: integer(0, 255) },
  code_mode: { tool_input_schema_max_bytes: integer(1) },
  guardianv2: {
    async_classifier_conversation_token_limit: integer(1),
    reasoning_effort: { type: "string", minLength: 1 },
    review_threshold: { type: "number", min: 0, max: 1 },
    review_scope: opaque,
    sync_elastic_sections: opaque,
    async_elastic_sections: opaque,
    transcript: opaque,
  },
  multi_agent_v2: {
    min_wait_timeout_ms: integer(),
    default_wait_timeout_ms: integer(),
    max_wait_timeout_ms: integer(),
  },
  network_proxy: { domains: allowOrDeny, unix_sockets: allowOrDeny, credentials: opaque },
  rollout_budget: {
    limit_tokens: integer(),
    sampling_token_weight: { type: "number" },
    prefill_token_weight: { type: "number" },
  },
  token_budget: { reminder_threshold_tokens: integer(), auto_compact_fallback_buffer_tokens: integer() },
};

function structOf(shape: Shape | undefined): StructShape {
  if (shape?.type !== "struct") throw new Error(`expected a struct, found ${shape?.type}`);
  return shape;
}

function mapShape(shape: Shape | undefined): Shape {
  if (shape?.type !== "map") throw new Error(`expected a map, found ${shape?.type}`);
  return shape.values;
}

const mapOf = (shape: Shape | undefined): StructShape => structOf(mapShape(shape));
