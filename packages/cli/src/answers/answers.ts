import type { Validation } from "@goalpost/config";
import type { ClientWord, Problem } from "@goalpost/config/node";
import type { Contract, Finding, LaunchFile, LaunchWarning, TraceEntry } from "@goalpost/core";
import type { Change } from "@goalpost/core/diff";
import type { ImportedBlock, ImportedSpan, RestText } from "@goalpost/core/import";
import type { CheckHistory, RunSummary, TurnRow } from "@goalpost/log";
import type { DraftedContract, ModelDrafts, PipelineResult, RefineFinding, Trace } from "@goalpost/spec";
import type { Approval, CheckedReceipt, Cleaned, PositiveControl, Preflight, Receipt } from "@goalpost/verify";
import type { RedteamReport } from "@goalpost/verify/redteam";
import type { RunPhase } from "@goalpost/watch";
import type { ReadSession } from "../audit/audit-file.ts";
import type { JudgedAfter } from "../audit/judge-tree.ts";
import type { SessionFacts } from "../audit/session-fold.ts";
import type { HookContract, HookStatus } from "../hook/status.ts";
import type { ContractChange } from "../presets/compare-contracts.ts";
import type { PartChange } from "../presets/part-change.ts";
import type { Rejection } from "../review/follow-up.ts";
import type { ReviewReport } from "../review/report.ts";
import type { RoomConflict } from "../run/room-conflict.ts";
import type { StatusNow } from "../run/status-now.ts";
import type { SkillDone, SkillListed } from "../skills/install.ts";
import type { SpecChanges } from "../spec/changes.ts";
import type { FrontEnd } from "../spec/front.ts";
import type { RunResult, RunStatus } from "../target-entry.ts";
import type { ErrorAnswer, ErrorFields } from "./error-answer.ts";
import type { Wire } from "./wire.ts";

/** What a session was, and what holds. */
export interface Audit {
  readonly version: 1;
  readonly file: string;
  readonly file_sha256: string;
  /** Of the run in the log; null without a contract. */
  readonly run_id: string | null;
  readonly target: ReadSession["target"];
  readonly lines: ReadSession["lines"];
  readonly session: SessionFacts;
  readonly why: readonly string[];
  readonly verdict: JudgedAfter["verdict"] | null;
  readonly judged: string | null;
  readonly limits: readonly string[];
  readonly receipt: JudgedAfter["receipt"] | null;
}

/** What the scripted model was sent. */
export interface Saw {
  readonly requests: number;
  readonly objective: string | null;
  readonly texts: readonly string[];
  readonly outside: readonly string[];
}

/** A finding, as every command prints it. */
export type FindingAnswer = Wire<Finding>;

/** A file and what was found in it. */
export interface FileAnswer {
  readonly file: string;
  readonly findings: readonly FindingAnswer[];
}

/** A configuration file, and what the client does with it. */
export interface ValidationAnswer extends FileAnswer {
  readonly verdict: Validation["verdict"];
}

/** A key of a configuration, with the value that counts. */
export interface ExplanationAnswer {
  readonly key: string;
  readonly value: unknown;
  readonly set_by: string;
  readonly elements?: readonly { readonly value: unknown; readonly set_by: readonly string[] }[];
  readonly note?: string;
}

/** Who set each setting of a launch, and what was not taken. */
export interface WhoSetAnswer {
  readonly settings: readonly ExplanationAnswer[];
  readonly held: readonly {
    readonly key: string;
    readonly value: unknown;
    readonly wanted_by: string;
    readonly kept_by: string;
  }[];
}

interface EditAnswer {
  readonly file: string;
  readonly changed: boolean;
  readonly written: boolean;
  readonly diff: string;
  readonly backup?: string;
}

/** Who set what the client is started with. */
export interface WhoSetAnswer {
  readonly settings: readonly ExplanationAnswer[];
  /** What was wanted and not taken. */
  readonly held: readonly {
    readonly key: string;
    readonly value: unknown;
    readonly wanted_by: string;
    readonly kept_by: string;
  }[];
}

interface DrivenAnswer {
  readonly id: string;
  readonly target: string;
  /** The client's word on the run. */
  readonly client: Wire<RunResult>;
  readonly receipt: Receipt;
  readonly who_set?: WhoSetAnswer;
}

interface AttemptsAnswer {
  readonly attempts: readonly AttemptAnswer[];
  readonly best: number | null;
  readonly branch: string | null;
  readonly receipt: Receipt | null;
}

/** One of several attempts. */
export interface AttemptAnswer {
  readonly number: number;
  readonly path: string;
  readonly is_best: boolean;
  readonly verdict: Receipt["verdict"] | null;
  readonly tokens: number | null;
  readonly reason: RunResult["reason"] | null;
  readonly error?: string;
}

/** A run in the log. */
export interface LoggedRun extends RunSummary {
  readonly id: string;
  readonly phase: RunPhase;
  readonly log: {
    readonly path: string;
    readonly bytes: number;
    readonly records: number;
    readonly damaged: number;
    readonly torn: boolean;
  };
}

/** A run whose log cannot be read, and why. */
export interface UnreadableRun {
  readonly id: string;
  readonly phase: "unreadable";
  readonly log: { readonly path: string; readonly bytes: number };
  readonly error: ErrorFields;
}

interface RestAnswer {
  readonly order: "pause" | "resume";
  readonly answer: "asked" | "done" | "ended";
  readonly runs: readonly Wire<RunStatus>[];
}

interface LaunchAnswer {
  readonly target: string;
  readonly objective?: string;
  readonly text?: string;
  readonly condition?: string;
  readonly prompt?: string;
  /** The client's own settings, with the names that the client gives them. */
  readonly settings?: unknown;
  readonly config?: unknown;
  readonly who_set?: WhoSetAnswer;
  readonly files: readonly LaunchFile[];
  readonly argv: Readonly<Record<string, readonly string[]>>;
  readonly warnings: readonly LaunchWarning[];
  readonly trace: readonly TraceEntry[];
}

/** What `build` wrote. */
interface BuiltAnswer {
  readonly id: string;
  readonly target: string;
  readonly folder: string;
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly copies: readonly string[];
  readonly warnings: readonly LaunchWarning[];
  readonly who_set?: WhoSetAnswer;
  readonly seal_sha256?: string;
}

interface SkillsAnswer {
  readonly skills: readonly SkillDone[];
}

interface HooksAnswer {
  readonly file: string;
  readonly changed: boolean;
  readonly written: boolean;
  readonly hooks: readonly string[];
}

/** With `--as plugin`. */
interface PluginAnswer {
  readonly folder: string;
  readonly plugin: string;
  readonly files: readonly string[];
  readonly written: boolean;
  /** What a person types in the client. */
  readonly commands: readonly string[];
}

interface PluginGoneAnswer {
  readonly folder: string;
  readonly removed: readonly string[];
  readonly left: readonly string[];
  readonly commands: readonly string[];
}

/** What `spec refine` proposed, and what became of it. */
export interface RefinedFinding extends RefineFinding {
  readonly file: string;
  readonly line: number;
  readonly verdict: string;
  readonly why: readonly string[];
  readonly action: "take" | "claim" | "leave";
}

/** What each command prints with `--format json`, after `version` and `command`. `pnpm generate` makes their JSON Schemas of these types. */
export interface Answers {
  /** Any command, on an error. */
  error: ErrorAnswer;
  approve: { readonly contract: string; readonly approval: Approval };
  audit: Audit;
  /** With `--print` it is what `render` prints. */
  build: BuiltAnswer | LaunchAnswer;
  "check-receipt": CheckedReceipt;
  clean: Cleaned & { readonly dry_run: boolean };
  "config doctor": { readonly clients: readonly Wire<ClientWord>[] };
  "config explain": {
    readonly target: string;
    readonly entries: readonly ExplanationAnswer[];
    readonly ignored: readonly { readonly key: string; readonly name: string; readonly why: string }[];
    readonly files: readonly string[];
    readonly problems: readonly Problem[];
  };
  "config set": EditAnswer;
  "config unset": EditAnswer;
  "config validate": { readonly files: readonly ValidationAnswer[] };
  "config write": EditAnswer & {
    readonly held: readonly { readonly path: readonly string[]; readonly value: unknown }[];
    readonly left_out: readonly { readonly path: readonly (string | number)[]; readonly help: string }[];
  };
  diff: {
    readonly files: readonly {
      readonly file: string;
      readonly changes: readonly Change[];
      readonly only?: "new" | "removed";
    }[];
  };
  fleet: {
    readonly contracts: readonly {
      readonly id: string;
      readonly line: number;
      readonly findings: readonly FindingAnswer[];
      readonly changes: readonly Change[];
      readonly only?: "new" | "removed";
      readonly written?: readonly string[];
    }[];
  };
  "hook install": HooksAnswer | PluginAnswer;
  "hook status": { readonly clients: readonly HookStatus[]; readonly contracts: readonly HookContract[] };
  "hook uninstall": HooksAnswer | PluginGoneAnswer;
  import: {
    readonly contract: Contract | null;
    readonly blocks: readonly ImportedBlock[];
    readonly rest: readonly RestText[];
    readonly issues: readonly FindingAnswer[];
    readonly spans: readonly ImportedSpan[];
  };
  init: { readonly id: string; readonly file: string; readonly settings?: string };
  lint: {
    readonly files: readonly FileAnswer[];
    /** Findings of a preset's rules that the project accepts, with its reason. */
    readonly accepted?: readonly string[];
  };
  pause: RestAnswer;
  preflight: Preflight & { readonly good?: PositiveControl };
  "preset diff": {
    readonly before: string;
    readonly after: string;
    readonly parts: readonly PartChange[];
    readonly contracts: readonly ContractChange[];
    /** What is weaker, and what may be: nobody can say of a change of unknown weight. */
    readonly weaker: readonly {
      readonly name: string;
      readonly weight: "weaker" | "unknown";
      readonly allowed: boolean;
    }[];
  };
  redteam: RedteamReport;
  rehearse: DrivenAnswer & { readonly saw?: Saw };
  render: LaunchAnswer;
  resume: RestAnswer;
  review: Omit<ReviewReport, "run"> & {
    readonly run?: Wire<RunStatus>;
    readonly rejections: readonly Rejection[];
    readonly follow_up?: { readonly id: string; readonly path: string };
  };
  run: (DrivenAnswer & { readonly conflict?: RoomConflict }) | AttemptsAnswer;
  "runs clean": {
    readonly dry_run: boolean;
    readonly removed: readonly {
      readonly id: string;
      readonly contract_id: string;
      readonly bytes: number;
      readonly updated_at: string;
    }[];
    readonly worktrees: readonly string[];
  };
  "runs list": { readonly runs: readonly (LoggedRun | UnreadableRun)[] };
  "runs show": {
    readonly run: LoggedRun;
    readonly turns: readonly TurnRow[];
    readonly checks: readonly CheckHistory[];
  };
  "skills install": SkillsAnswer;
  "skills lint": { readonly skills: readonly string[]; readonly findings: readonly FindingAnswer[] };
  "skills list": { readonly skills: readonly SkillListed[] };
  "skills uninstall": SkillsAnswer;
  "skills update": SkillsAnswer;
  "spec all": PipelineResult & { readonly file: string };
  "spec draft":
    | {
        readonly id: string;
        readonly file: string;
        readonly written: true;
        readonly requirements: DraftedContract["requirements"];
        readonly open: DraftedContract["open"];
        /** With `--model-drafts`. */
        readonly added?: ModelDrafts["added"];
        readonly refused?: ModelDrafts["refused"];
      }
    | ({
        readonly id: string;
        readonly file: string;
        readonly written: false;
        /** With `--model-drafts`. */
        readonly refused?: ModelDrafts["refused"];
      } & SpecChanges);
  "spec refine": FrontEnd & {
    readonly findings: readonly RefinedFinding[];
    readonly open: readonly string[];
    readonly refused: readonly string[];
    readonly diff: string;
  };
  "spec trace": Trace;
  status: { readonly runs: readonly (Wire<RunStatus> & { readonly now: StatusNow | null })[] };
  stop: { readonly runs: readonly Wire<RunStatus>[] };
}
