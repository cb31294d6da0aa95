import type { ConfigSource, MergedElement } from "../merge/merged.ts";
import type { ConfigTarget } from "../rules/rule.ts";

/** One setting of a launch, and who set it. Plain data. */
export interface LaunchSetting {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly source: ConfigSource;
  /** Of a list that several join: who set each element. */
  readonly elements?: readonly MergedElement[];
  /** Whether it stands in the client's own files already. */
  readonly isConfigured?: true;
  /** Whether somebody said so for this very launch: such a word also loosens what the user's own files say. */
  readonly isExplicit?: true;
  /** Why it is set, and what it is set over. */
  readonly note?: string;
}

/** A value that was not taken, and who keeps the one that stands. */
export interface HeldSetting {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly source: ConfigSource;
  readonly keptBy: ConfigSource;
}

/** What is set where nobody says anything. */
export interface LaunchDefault {
  readonly path: readonly string[];
  readonly value: unknown;
  /** For people. */
  readonly why: string;
  /** Other keys, dotted, by which somebody may have said the same. */
  readonly unless?: readonly string[];
}

/** What a launch asks for, before the client's own files are looked at. */
export interface LaunchRequest {
  readonly target: ConfigTarget;
  /** What presets, contract and caller say, merged. */
  readonly given: readonly LaunchSetting[];
  readonly held: readonly HeldSetting[];
  readonly defaults: readonly LaunchDefault[];
  /** Keys, dotted, of which it is always told what counts. */
  readonly told: readonly string[];
  /** What stands in the place of a sandbox that the user's own files take away. */
  readonly safe: readonly LaunchDefault[];
  /** Whether the client may run without a sandbox. */
  readonly isTrusted: boolean;
}

/** The settings of a launch: the value of each, who set it, and what was not taken. Plain data, kept with the run. */
export interface LaunchSettings {
  readonly target: ConfigTarget;
  readonly settings: readonly LaunchSetting[];
  readonly held: readonly HeldSetting[];
  /** Present as long as the client's own files have not been looked at. */
  readonly open?: LaunchRequest;
}

/** A value that the client's own files give. */
export interface ConfiguredSetting {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly source: ConfigSource;
  /** Whether it is an administrator's, which nothing goes over. */
  readonly isFixed?: true;
}

/** What the client's own files say in a folder; `configuredHere` of `@goalpost/config/node` reads them. */
export interface ConfiguredClient {
  readonly target: ConfigTarget;
  readonly settings: readonly ConfiguredSetting[];
}
