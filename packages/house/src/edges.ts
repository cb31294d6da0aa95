/** Whom a package may import, by folder. `rehearsal` imports none of ours, so that it can contradict us. */
export const packageEdges: Readonly<Record<string, readonly string[]>> = {
  core: [],
  rehearsal: [],
  config: ["core"],
  log: ["core"],
  watch: ["core", "log"],
  verify: ["core", "target"],
  target: ["core", "log"],
  codex: ["core", "config", "target"],
  "claude-code": ["core", "config", "target"],
  spec: ["core"],
  skills: ["core", "config"],
  vitest: ["core", "verify", "rehearsal", "codex"],
  cli: [
    "core",
    "config",
    "log",
    "verify",
    "target",
    "watch",
    "codex",
    "claude-code",
    "rehearsal",
    "spec",
    "skills",
    "vitest",
  ],
  bench: [
    "core",
    "config",
    "log",
    "watch",
    "verify",
    "target",
    "codex",
    "claude-code",
    "rehearsal",
    "skills",
    "spec",
    "cli",
  ],
  liars: ["core", "verify"],
  conformance: ["core", "verify", "target", "codex", "claude-code", "rehearsal"],
  stage: ["core", "rehearsal", "target"],
  house: ["core", "stage"],
};

/** What tests may import beyond that: a target is tested with what runs its contracts, on a common stage. `rehearsal` stays alone even there. */
export const testEdges: readonly string[] = ["core", "verify", "rehearsal", "stage"];

/** Packages that run anywhere, browsers included: no file that their entries reach imports `node:*`, but for an entry `./node`. */
export const pure: readonly string[] = ["core", "config"];

/**
 * Inside core, by folder: whom its files may import. A folder that is missing here is a finding: say where it stands. Siblings stay apart,
 * but: import reads entries with read; pack measures rendered text, a target gives what pack made, rules measure it too, as each client is given it, and their cases are
 * built with the builder.
 */
export const coreEdges: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  node: ["errors"],
  builder: ["errors", "node"],
  render: ["errors", "node"],
  parse: ["errors", "node"],
  glob: ["errors", "node"],
  shell: [],
  secrets: [],
  lint: ["errors", "node", "glob", "lint/rules", "pack", "clients", "shell", "render", "print-source"],
  "lint/rules": ["errors", "node", "secrets", "lint", "builder", "pack", "clients", "render", "shell"],
  pack: ["errors", "node", "render"],
  clients: ["errors", "node", "pack", "render"],
  diff: ["errors", "node"],
  read: ["errors", "node"],
  import: ["errors", "node", "parse", "read"],
  "print-source": ["errors", "node"],
  target: ["errors", "node", "pack"],
};

/** The folder of core that a file belongs to: `lint/rules` is one of its own; files directly below src see everything. */
export function coreFolder(path: string): string | undefined {
  const inside = path.replace(/^packages\/core\/src\//, "");
  if (inside.startsWith("lint/rules/")) return "lint/rules";
  return inside.includes("/") ? inside.split("/")[0] : undefined;
}
