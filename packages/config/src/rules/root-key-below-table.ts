import { codexConfigShape } from "../codex/codex-shape.gen.ts";
import { codexInstead, safetyNames } from "../codex/key-places.ts";
import { own } from "../own.ts";
import { type ConfigRule, entriesOf, read, seenCodex } from "./rule.ts";

/** Tables that hold the names of others: any key is one of theirs. */
const ofVariables = ["env", "http_headers", "query_params"];
/** Names that are keys of the client, or were, and names of nobody's variable. */
const isRootKey = (name: string): boolean =>
  (name.includes("_") && Object.hasOwn(codexConfigShape.keys, name)) || safetyNames.includes(name);

/** No key of the client stands in a table of variables. */
export const rootKeyBelowTable: ConfigRule = {
  id: "root-key-below-table",
  severity: "warning",
  targets: ["codex"],
  summary: "No key of the client stands in a table of variables.",
  why: "A line below [mcp_servers.x.env] is a variable of that server, also when it is called sandbox_mode: nothing is set.",
  source: seenCodex,
  cases: {
    "a variable": { text: '[mcp_servers.x]\ncommand = "x"\n[mcp_servers.x.env]\nDEBUG = "1"', finds: [] },
    "a key of the client": {
      text: '[mcp_servers.x]\ncommand = "x"\n[mcp_servers.x.env]\nDEBUG = "1"\nsandbox_mode = "read-only"',
      finds: ["mcp_servers.x.env.sandbox_mode"],
    },
    "an old name of one that fences in": {
      text: '[mcp_servers.x]\ncommand = "x"\n[mcp_servers.x.env]\nsearch = "1"\nsandbox_policy = "read-only"',
      finds: ["mcp_servers.x.env.sandbox_policy"],
    },
  },
  *check({ value, layer }) {
    if (layer === "requirements") return;
    const tables = [
      ["shell_environment_policy", "set"],
      ...["mcp_servers", "model_providers"].flatMap((list) =>
        entriesOf(read(value, list)).flatMap(([name]) => ofVariables.map((table) => [list, name, table])),
      ),
    ];
    for (const path of tables) {
      for (const [name] of entriesOf(read(value, ...path))) {
        if (isRootKey(name))
          yield {
            path: [...path, name],
            what: `${name} is a variable here, expected the key of the client`,
            help: `${own(codexInstead, name) === undefined ? "" : `${codexInstead[name]}, and `}move it above the first table: a line below [${path.join(".")}] belongs to that table`,
          };
      }
    }
  },
};
