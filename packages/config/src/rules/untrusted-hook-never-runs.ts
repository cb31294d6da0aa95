import { clientWords } from "../client-words.gen.ts";
import { type ConfigRule, entriesOf, read, upperFirst } from "./rule.ts";

/** Every hook is trusted. */
export const untrustedHookNeverRuns: ConfigRule = {
  id: "untrusted-hook-never-runs",
  severity: "warning",
  targets: ["codex"],
  summary: "Every hook is trusted.",
  why: `${upperFirst(clientWords.codex.untrustedHookIsSkipped)}. The trust is that of its text: an edit takes it away.`,
  source: clientWords.codex.source,
  cases: {
    "no hook": { text: 'model = "gpt-5.5"', finds: [] },
    "a hook without trust": {
      text: '[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"\ncommand = "x"',
      finds: ["hooks.Stop"],
    },
    "a hook with trust": {
      text: '[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"\ncommand = "x"\n[hooks.state."/c/config.toml:stop:0:0"]\ntrusted_hash = "sha256:1"',
      finds: [],
    },
  },
  *check({ value }) {
    const trusted = entriesOf(read(value, "hooks", "state")).filter(
      ([, state]) => typeof read(state, "trusted_hash") === "string",
    );
    for (const [event, groups] of entriesOf(read(value, "hooks"))) {
      if (event === "state" || !Array.isArray(groups)) continue;
      const name = event.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
      const missing = groups.some((_, at) => !trusted.some(([key]) => key.includes(`:${name}:${at}:`)));
      if (groups.length > 0 && missing)
        yield {
          path: ["hooks", event],
          what: `a ${event} hook without [hooks.state] trust never runs, expected a trusted_hash`,
          help: "trust it: /hooks in the client, or goalpost config doctor",
        };
    }
  },
};
