import { claudeHonoured } from "../claude/claude-facts.gen.ts";
import { ignoredInProject } from "../layers/codex-layers.ts";
import { type ConfigRule, read, seenClaude, seenCodex } from "./rule.ts";

const notInProject = Object.entries(claudeHonoured).flatMap(([key, where]) =>
  where === "not-project" ? [key.split(".")] : [],
);

/** A project's file holds only keys that the client takes from a project. */
export const projectLayerIgnoredKey: ConfigRule = {
  id: "project-layer-ignored-key",
  severity: "warning",
  targets: ["codex", "claude-code"],
  summary: "A project's file holds only keys that the client takes from a project.",
  why: "The client ignores these keys there even in a trusted project.",
  source: `${seenCodex}; ${seenClaude}: its own schema of settings says so of each of these keys`,
  cases: {
    "a key for a project": { text: 'model = "gpt-5.5"', facts: { layer: "project" }, finds: [] },
    "a provider": { text: 'notify = ["x"]', facts: { layer: "project" }, finds: ["notify"] },
    "the same in the user file": { text: 'notify = ["x"]', finds: [] },
    "a setting of Claude Code that no project may make": {
      text: '{ "sandbox": { "ripgrep": { "command": "rg" } } }',
      target: "claude-code",
      facts: { layer: "project" },
      finds: ["sandbox.ripgrep"],
    },
    "the same in the user's settings": {
      text: '{ "sandbox": { "ripgrep": { "command": "rg" } } }',
      target: "claude-code",
      facts: { layer: "user" },
      finds: [],
    },
  },
  *check({ target, value, layer }) {
    if (target === "claude-code") {
      if (layer !== "project" && layer !== "local") return;
      for (const path of notInProject) {
        if (read(value, ...path) === undefined) continue;
        yield {
          path,
          what: `${path.join(".")} is ignored in a project's settings, expected it in the user's`,
          help: "move it to ~/.claude/settings.json",
        };
      }
      return;
    }
    if (layer !== "project") return;
    for (const key of Object.keys(value)) {
      if (ignoredInProject.includes(key))
        yield {
          path: [key],
          what: `${key} is ignored in a project's file, expected it in the user's`,
          help: "move it to ~/.codex/config.toml",
        };
    }
  },
};
