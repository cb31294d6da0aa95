import type { NewRecord } from "@goalpost/log";
import { at, listAt, textAt, withoutSecrets } from "./told.ts";

/** What a session was, from its own file alone. */
export interface SessionFacts {
  readonly client: string;
  readonly client_version: string;
  readonly model: string;
  readonly session_id: string;
  readonly cwd: string;
  readonly started_at: string;
  readonly ended_at: string;
  /** The goal's text, as it was last set; empty where no goal was. */
  readonly goal: string;
  /** How the goal stood last in the client's own word; `none` where there was none. */
  readonly goal_status: string;
  readonly turns: number;
  /** The last turn has no end in the file. */
  readonly turn_running: boolean;
  readonly messages: number;
  readonly commands: number;
  readonly failed_commands: number;
  readonly files: readonly string[];
  readonly tokens: number;
  readonly compactions: number;
  /** What the agent said last. */
  readonly last_message: string;
  /** Reasons of the client's judge for a no, the last one last, at most 50. */
  readonly judge_said: readonly string[];
  /** Times that the judge said no. */
  readonly refusals: number;
  /** Times in a row at the end that it gave the same reason. */
  readonly same_refusals: number;
  /** Turns at the end that ran no command and changed no file. */
  readonly idle_turns: number;
  /** The command that failed most often with nothing but that, and how often. */
  readonly failing_command: { readonly command: string; readonly times: number; readonly passed_since: boolean } | null;
  readonly warnings: readonly string[];
  readonly judge_failed: boolean;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Names that are kept of each list. */
const most = 50;

/** Characters that are remembered of a command and a path; fewer are shown. */
const remembered = 4000;

/** Puts together what records of a session tell. Only its value is for others: secrets are hidden there. */
export class SessionFold {
  readonly #facts: Mutable<SessionFacts> = {
    client: "", client_version: "", model: "", session_id: "", cwd: "", started_at: "", ended_at: "", goal: "", goal_status: "none", turns: 0, turn_running: false,
    messages: 0, commands: 0, failed_commands: 0, files: [], tokens: 0, compactions: 0, last_message: "", judge_said: [], refusals: 0, same_refusals: 0, idle_turns: 0, failing_command: null, warnings: [], judge_failed: false,
  }; // biome-ignore format: a table
  readonly #files = new Set<string>();
  readonly #failed = new Map<string, { times: number; passed: boolean }>();
  #isBusy = false;

  take(record: NewRecord): void {
    const facts = this.#facts;
    if (typeof record.at === "string" && record.at !== "") {
      facts.started_at ||= record.at;
      facts.ended_at = record.at;
    }
    switch (record.type) {
      case "thread_started":
        for (const key of ["client", "client_version", "model", "cwd"] as const) facts[key] = textAt(record, key) || facts[key];
        facts.session_id ||= textAt(record, "thread_id");
        return;
      case "turn_started":
        this.#turnEnds();
        facts.turns += 1;
        facts.turn_running = true;
        return;
      case "turn_ended":
        facts.turn_running = false;
        return;
      case "message":
        facts.messages += 1;
        facts.last_message = textAt(record, "text");
        return;
      case "command_ended":
        this.#command(record);
        return;
      case "file_change":
        this.#isBusy = true;
        for (const change of listAt(record, "changes")) if (this.#files.size < 1000) this.#files.add(textAt(change, "path").slice(0, remembered));
        return;
      case "goal_status":
        this.#goal(record);
        return;
      case "tokens":
        facts.tokens = typeof record.tokens === "number" ? record.tokens : facts.tokens;
        return;
      case "compacted":
        facts.compactions += 1;
        return;
      case "warning":
        facts.judge_failed ||= record.code === "judge-failed";
        if (facts.warnings.length < most) facts.warnings = [...facts.warnings, textAt(record, "message").slice(0, remembered)];
    }
  } // biome-ignore format: one

  get value(): SessionFacts {
    const failing = [...this.#failed].filter(([, { times }]) => times >= 2).sort(([, left], [, right]) => right.times - left.times)[0];
    const idle = this.#facts.turns > 0 && !this.#isBusy ? this.#facts.idle_turns + 1 : 0;
    const facts = withoutSecrets({ ...this.#facts, files: [...this.#files].slice(0, most) });
    return {
      ...facts,
      last_message: facts.last_message.slice(0, 2000),
      judge_said: facts.judge_said.map((reason) => reason.slice(0, 1000)),
      warnings: facts.warnings.map((warning) => warning.slice(0, 400)),
      idle_turns: idle,
      failing_command: failing === undefined ? null : { command: withoutSecrets(failing[0]).slice(0, 400), times: failing[1].times, passed_since: failing[1].passed },
    };
  } // biome-ignore format: one

  #turnEnds(): void {
    if (this.#facts.turns > 0) this.#facts.idle_turns = this.#isBusy ? 0 : this.#facts.idle_turns + 1;
    this.#isBusy = false;
  }

  #command(record: NewRecord): void {
    this.#isBusy = true;
    this.#facts.commands += 1;
    const command = textAt(record, "command").slice(0, remembered);
    const code = at(record, "exit_code");
    const failed = typeof code === "number" ? code !== 0 : record.status === "failed";
    const before = this.#failed.get(command);
    if (failed) {
      this.#facts.failed_commands += 1;
      if (before !== undefined || this.#failed.size < 1000)
        this.#failed.set(command, { times: (before?.times ?? 0) + 1, passed: false });
      // what was interrupted neither failed nor passed
    } else if (before !== undefined && record.status === "completed") before.passed = true;
  }

  #goal(record: NewRecord): void {
    const facts = this.#facts;
    facts.goal_status = textAt(record, "status") || facts.goal_status;
    facts.goal = textAt(record, "objective") || facts.goal;
    const reason = textAt(record, "reason").slice(0, remembered);
    if (facts.goal_status !== "active" || reason === "") return;
    facts.refusals += 1;
    facts.same_refusals = facts.judge_said.at(-1) === reason ? facts.same_refusals + 1 : 1;
    facts.judge_said = [...facts.judge_said, reason].slice(-most);
  }
}
