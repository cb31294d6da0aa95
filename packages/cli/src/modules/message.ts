import type { Contract } from "@goalpost/core";
import type { RuleContext, RuleFinding, RuleOption } from "@goalpost/core/lint";
import type { ChildFault } from "../contracts/message.ts";
import type { TemplateFacts } from "./template-sample.ts";

/** What the parent asks of the child that loads modules, as JSON in its first argument. */
export interface ModuleOrder {
  /** Packages, and files as `./preset.ts`, relative to the working directory. */
  readonly specifiers: readonly string[];
  readonly cache: string;
  /** A folder of ours alone, where questions are put and answered; the child ends when it is gone. */
  readonly folder: string;
  /** Seconds after which the child ends itself, whatever became of its parent. */
  readonly lifeSeconds: number;
}

/** A rule as data: what it does is asked of the child. */
export interface RuleFacts {
  readonly key: RuleKey;
  readonly id: string;
  readonly severity: "error" | "warning" | "info";
  readonly summary: string;
  readonly why: string;
  readonly source: string;
  readonly options?: Readonly<Record<string, RuleOption>>;
  readonly condition?: true;
  readonly fixes: boolean;
}

/** Where the child keeps a rule. */
export type RuleKey = number;

/** One preset of a line, as data. */
export interface PresetFacts {
  readonly name: string;
  /** The fields that are data, as definePreset takes them. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly rules: readonly RuleFacts[];
  /** Each fragment's items, by block. */
  readonly fragments: readonly { readonly name: string; readonly parts: readonly unknown[] }[];
  readonly templates: readonly TemplateFacts[];
}

/** What one module exports. */
export interface ModuleFacts {
  readonly specifier: string;
  /** Its file, as a URL. */
  readonly url: string;
  readonly package?: { readonly name: string; readonly version: string };
  /** What its package.json says of the versions of ours that it is for, by name. */
  readonly peers: Readonly<Record<string, string>>;
  /** Each preset with all that it extends, the lowest first. */
  readonly presets: readonly (readonly PresetFacts[])[];
  /** The templates among its exports, by the name that it gives them. */
  readonly templates: readonly { readonly name: string; readonly key: number }[];
  /** Its default export, where that is an object of plain values. */
  readonly settings?: unknown;
  readonly ruleSets: readonly { readonly name: string; readonly rules: readonly RuleFacts[] }[];
}

/** The child's first answer. */
export type ModuleAnswer =
  | { readonly ok: true; readonly modules: readonly ModuleFacts[] }
  | { readonly ok: false; readonly specifier: string; readonly fault: ChildFault };

/** A rule's context as data. */
export type ContextData = Omit<RuleContext, "hasFile"> & { readonly has?: readonly string[] };

/** What is asked of a rule. */
export type ModuleQuestion =
  | { readonly ask: "check"; readonly rule: RuleKey; readonly contract: Contract; readonly context: ContextData }
  | { readonly ask: "fix"; readonly rule: RuleKey; readonly contract: Contract }
  | { readonly ask: "cases"; readonly rule: RuleKey }
  | { readonly ask: "template"; readonly template: number; readonly rows: readonly unknown[] };

/** What a template made of one row. */
export type RowReply = { readonly contract: unknown } | { readonly fault: ChildFault };

/** What comes back; `fault` is what the rule threw. */
export type ModuleReply =
  | { readonly findings: readonly RuleFinding[] }
  | { readonly contract: unknown }
  | { readonly cases: unknown }
  | { readonly rows: readonly RowReply[] }
  | { readonly fault: string };
