import { clientWords } from "../client-words.gen.ts";
import { secretsIn } from "../secrets.ts";
import { type ConfigRule, seenCodex } from "./rule.ts";

const { claude } = clientWords;

/** No secret stands in a configuration file. */
export const secretInConfig: ConfigRule = {
  id: "secret-in-config",
  severity: "error",
  targets: ["codex", "claude-code"],
  summary: "No secret stands in a configuration file.",
  why: `These files are shared, committed and shown; the clients read secrets from the environment. In Claude Code ${claude.hookCommandReachesModel}.`,
  source: `${seenCodex}; ${claude.source}`,
  cases: {
    "a name of a variable": { text: '[model_providers.x]\nname = "x"\nenv_key = "X_API_KEY"', finds: [] },
    "a token": {
      text: '[model_providers.x]\nname = "x"\nexperimental_bearer_token = "abc"',
      finds: ["model_providers.x.experimental_bearer_token"],
    },
    "a key in env": {
      text: '{ "env": { "ANTHROPIC_API_KEY": "sk-ant-1234567890abcdef1234" } }',
      target: "claude-code",
      finds: ["env.ANTHROPIC_API_KEY"],
    },
    "a token in a hook's command": {
      text: '{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "curl -H \\"Authorization: Bearer sk-ant-1234567890abcdef1234\\" http://localhost" }] }] } }',
      target: "claude-code",
      finds: ["hooks.Stop[0].hooks[0].command"],
    },
    "a variable in a hook's command": {
      text: '{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "curl -H \\"Authorization: Bearer $TOKEN\\" http://localhost" }] }] } }',
      target: "claude-code",
      finds: [],
    },
  },
  *check({ value, target }) {
    for (const path of secretsIn(value)) {
      const isHook = target === "claude-code" && path[0] === "hooks" && path.at(-1) === "command";
      yield {
        path,
        what: `a secret stands in the file (its value is not shown), expected the name of an environment variable${isHook ? `: ${claude.hookCommandReachesModel}` : ""}`,
        help: "take it out, replace it where it was issued, and name a variable instead",
      };
    }
  },
};
