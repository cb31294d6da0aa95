/** A JSON Schema, as far as the settings need it. */
export interface Schema {
  readonly type?: "object" | "array" | "string" | "boolean" | "number" | "integer";
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly anyOf?: readonly Schema[];
}

const names = (description: string): Schema => ({
  type: "array",
  description,
  items: { type: "string", minLength: 1 },
});
const word = (description: string, values?: readonly string[]): Schema => ({
  type: "string",
  description,
  minLength: 1,
  ...(values === undefined ? {} : { enum: values }),
});
const object = (description: string, properties: Readonly<Record<string, Schema>>): Schema => ({
  type: "object",
  description,
  properties,
  additionalProperties: false,
});

/** What `--model`, `--effort` and `--permission-mode` say of one client. */
const client = (description: string): Schema =>
  object(description, {
    model: word("Its model."),
    effort: word("How much it thinks, in its own word."),
    permission_mode: word(
      "What it may do unasked, in its own word; Codex: its sandbox_mode; Claude Code: its permission mode.",
    ),
  });

const words = names("Names.");
const exposed: Schema = { anyOf: [words, { type: "object", additionalProperties: words }] };
const level: Schema = { type: "string", enum: ["off", "info", "warning", "error"] };

/**
 * The settings of a project: goalpost.json. The published schema is this one, with the ids of the rules filled in.
 *
 * @param ruleIds - The rules that editors offer below `lint.rules`.
 */
export const settingsSchema = (ruleIds: readonly string[] = []): Schema =>
  object("Settings of Goalpost for a project.", {
    $schema: {
      type: "string",
      description: "The schema by which an editor completes: ./node_modules/goalpost/settings.schema.gen.json.",
    },
    presets: names(
      "Presets that hold for the project, the lowest first: a built-in name, a package (@acme/goalpost-preset, or @acme/goalpost-preset@1 for one major version), a file (./preset.ts); #name picks one of several.",
    ),
    contracts: names("Where contracts are: files, folders or globs. Default: the whole project."),
    targets: names(
      "Clients that the contracts are for: codex, claude-code, or a package that brings one. The first is the default of --target.",
    ),
    clients: {
      type: "object",
      description:
        "How each client is set up, by the target's name: codex, claude-code, or the name of a package's target.",
      properties: { codex: client("Codex."), "claude-code": client("Claude Code.") },
      additionalProperties: client("Another target."),
    },
    lint: object("Settings of lint.", {
      extends: word("The rules to begin with. Default: recommended.", ["recommended", "strict", "none"]),
      rules: {
        type: "object",
        description: "Level of a rule, or level and options, by the rule's id.",
        properties: Object.fromEntries(ruleIds.map((id) => [id, { anyOf: [level, { type: "array" }] }])),
        additionalProperties: { anyOf: [level, { type: "array" }] },
      },
      packages: names("Packages, or files, that export more rules."),
      suppress: {
        type: "array",
        description: "Findings that are known and accepted, each with the reason.",
        items: object("One of them.", {
          rule: word("The rule's id."),
          item: word(
            "The item's id. Default: the whole contract; of a rule that a preset holds, what is about no item.",
          ),
          contract: word("The contract's id. Default: every contract."),
          reason: word("Why it is accepted."),
        }),
      },
    }),
    room: object("How the room is made in which results are judged.", {
      setup: names("Commands that bring the dependencies. Default: by the lockfile."),
      warm: names("Commands that are run once after them, to warm caches."),
      network: {
        description: "Whether checks may use the network. Default: they may not.",
        anyOf: [
          { type: "boolean" },
          object("Who may.", { setup: { type: "boolean" }, checks: { anyOf: [{ type: "boolean" }, words] } }),
        ],
      },
      env: names("Names of variables that checks are given."),
      expose: { ...exposed, description: "Sockets and host:port that checks may reach." },
      git: { const: "history", description: "Adds the history of git up to the start." },
      ignore: names("Patterns of what is not a part of the tree."),
      isolation: { const: "runner", description: "Says that the machine is a runner that is thrown away." },
    }),
    run: object("How a run is held that nobody watches.", {
      stuck: {
        description: "When a run that gets nowhere is ended: off, or turns by kind.",
        anyOf: [
          { const: "off" },
          { type: "object", additionalProperties: { anyOf: [{ type: "integer" }, { const: "off" }] } },
        ],
      },
      idle_minutes: {
        description: "Minutes in which the client may say nothing.",
        anyOf: [{ type: "number" }, { const: "off" }],
      },
      limit_retry_minutes: {
        description: "Minutes after which a run tries again that reached the account's usage limit.",
        anyOf: [{ type: "number" }],
      },
    }),
    approvals: object("Who may approve.", {
      allowed_signers: word("A file in the form of ssh: only who is listed may sign approvals."),
    }),
  });
