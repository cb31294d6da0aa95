import type { Severity } from "@goalpost/core/errors";
import { claudeSeen, claudeVersion } from "../claude/claude-facts.gen.ts";
import { codexSeen, codexVersion } from "../codex/codex-facts.gen.ts";
import type { CodexModel } from "../codex/codex-facts.ts";
import type { Misfit } from "../misfit.ts";
import type { ValuePath } from "../path.ts";

/** The client that a file is for. */
export type ConfigTarget = "codex" | "claude-code";

/** Where in the order of precedence a file stands; `user` unless its path says otherwise. */
export type ConfigLayer = "user" | "profile" | "project" | "local" | "managed" | "requirements";

/** What a contract needs that a sandbox may refuse. */
export type SandboxNeed = "port" | "commit" | "network";

/** What the caller knows beside the text. All of it is optional: a rule that needs what is not given stays silent. */
export interface ConfigFacts {
  readonly layer?: ConfigLayer;
  /** The directory in which the client will run, symlinks resolved. */
  readonly workingDirectory?: string;
  /** Directories in which danger is allowed, symlinks resolved. */
  readonly trustedPaths?: readonly string[];
  /** Whether the client trusts the workspace of a project file. */
  readonly isTrusted?: boolean;
  /** The profile that will be named with `-p`: its keys, or that its file does not exist, and whose do. */
  readonly profile?: {
    readonly name: string;
    readonly exists: boolean;
    readonly keys?: readonly string[];
    readonly others?: readonly string[];
  };
  /** Keys whose file the client reads at its start, where that file is not there. */
  readonly missingFiles?: readonly ValuePath[];
  /** The models of the installed client; the dated table of this package otherwise. */
  readonly models?: readonly CodexModel[];
  readonly needs?: readonly SandboxNeed[];
}

/** What a rule sees. @internal */
export interface ConfigRuleContext extends ConfigFacts {
  readonly target: ConfigTarget;
  readonly value: Readonly<Record<string, unknown>>;
  /** Where values do not fit the shape; a rule with `misfit` takes those with its name. */
  readonly misfits: readonly Misfit[];
}

/** What a rule says; the engine adds the id, the severity and the place. @internal */
export interface ConfigSaying {
  readonly path: ValuePath;
  readonly what: string;
  readonly help: string;
  /** Where one rule has more than one weight. */
  readonly severity?: Severity;
}

/** A text about which a rule is silent or speaks: documentation and test at once. */
export interface ConfigCase {
  readonly text: string;
  readonly target?: ConfigTarget;
  readonly facts?: ConfigFacts;
  /** The paths that the rule finds; none for a silent case. */
  readonly finds: readonly string[];
}

/** A rule about configuration: one file with its documentation and its tests. */
export interface ConfigRule {
  readonly id: string;
  readonly severity: Severity;
  readonly targets: readonly ConfigTarget[];
  readonly summary: string;
  readonly why: string;
  /** Where the fact was seen, with client version and date. */
  readonly source: string;
  readonly cases: Readonly<Record<string, ConfigCase>>;
  /** @internal */
  check(context: ConfigRuleContext): Iterable<ConfigSaying>;
}

/** Where most of the facts were seen. @internal */
export const seenCodex: string = `codex-cli ${codexVersion}, run ${codexSeen}`;
/** @internal */
export const seenClaude: string = `Claude Code ${claudeVersion}, run ${claudeSeen}`;

/** A fact as the first word of a sentence. @internal */
export const upperFirst = (text: string): string => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** Reads a value below nested tables. @internal */
export function read(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const step of path)
    at =
      typeof at === "object" && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined;
  return at;
}

/** The entries of a value that is a table, none of any other. @internal */
export const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
