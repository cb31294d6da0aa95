import { GoalpostError } from "@goalpost/core";
import type { Conflict, FindingReply, Reply, Side } from "@goalpost/spec";
import type { RefinedFinding } from "../answers/answers.ts";
import { type Io, print, printJson } from "../io.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import { endLine } from "./answers-front.ts";
import type { Front, FrontEnd, ShownFinding, Summary } from "./front.ts";

/** Nobody is asked (`--yes`): what only says the same more clearly is taken, what cannot be verified becomes a claim, and the rest is left to a person. */
export class RulesFront implements Front {
  readonly #io: Io;
  readonly #isJson: boolean;
  readonly #findings: RefinedFinding[] = [];
  #summary: Summary | undefined;

  constructor(io: Io, isJson: boolean) {
    this.#io = io;
    this.#isJson = isJson;
  }

  async question(): Promise<Reply> {
    return { kind: "quit" };
  }

  unseen(): void {}

  async finding({ file, finding, judgement }: ShownFinding): Promise<FindingReply> {
    const { verdict, line } = judgement;
    const kind = verdict === "plain" ? "take" : verdict === "claim" ? "claim" : "leave";
    const why = verdict === "person" ? judgement.why : [];
    this.#findings.push({ file, line, verdict, why, ...finding, action: kind });
    if (this.#isJson) return { kind };
    print(this.#io, `${oneLine(file)}:${line}: ${finding.kind}: ${oneLine(finding.problem)}`);
    for (const each of why) print(this.#io, `  ${oneLine(each)}`);
    print(this.#io, `  → ${kind === "leave" ? "left to a person" : kind === "take" ? "taken" : "kept as a claim"}`);
    return { kind };
  }

  async conflict({ line }: Conflict, file: string): Promise<Side> {
    throw new GoalpostError({
      code: "spec/conflict",
      where: `${file}:${line}`,
      what: "was changed while it was challenged; nothing was written",
      help: "start it again",
    });
  }

  async confirm(summary: Summary): Promise<boolean> {
    this.#summary = summary;
    if (this.#isJson) return true;
    for (const each of summary.open) print(this.#io, `open: ${oneLine(each)}`);
    print(this.#io, plainText(summary.diff));
    return true;
  }

  [Symbol.dispose](): void {}

  end(done: FrontEnd): void {
    if (!this.#isJson) {
      print(this.#io, endLine(done));
      return;
    }
    const { open = [], notes = [], diff = "" } = this.#summary ?? {};
    printJson<"spec refine">(this.#io, {
      ...done,
      findings: this.#findings,
      open,
      refused: notes,
      diff,
    });
  }
}
