import { GoalpostError } from "@goalpost/core/errors";

/** The steps from an idea to a contract, and from there to what a person reviews. */
export type StepName = "interview" | "refine" | "draft" | "preflight" | "run" | "review";

/** Who answered for a step, as far as the client tells. */
export interface StepModel {
  /** `codex`, `claude-code`. */
  readonly target: string;
  /** The model's name; absent where neither the caller nor the client named one. */
  readonly model?: string;
  readonly effort?: string;
}

/** What one step did, as a line of spec-steps.jsonl. Keys are those of the file. */
export interface StepReceipt {
  readonly version: 1;
  readonly step: StepName;
  /** The name of the specification's file. */
  readonly spec: string;
  /** SHA-256 of the specification as the step left it, in hex. */
  readonly digest: string;
  /** SHA-256 of the specification as the step found it, in hex. */
  readonly digest_before: string;
  readonly by?: StepModel;
  /** Whether another client or model than the one that interviewed has challenged it. Refine alone. */
  readonly independent?: boolean;
  /** ISO 8601, UTC. */
  readonly ended: string;
  readonly seconds: number;
  /** Tokens that the client reported; absent where it reported none. */
  readonly tokens?: number;
  /** Figures of the step: questions, findings, requirements. */
  readonly counts: Readonly<Record<string, number>>;
  /** What was left open, in words. */
  readonly open: readonly string[];
  /** The contract that was drafted, its path from the specification's folder; of a review, the one that follows from rejections. */
  readonly contract?: string;
  /** SHA-256 of the contract that the step was about, in hex. Preflight, run and review. */
  readonly contract_sha256?: string;
  /** What the receipt of the run said last: `done`, `needs person`, `open`; of a review, `rejected` too. */
  readonly verdict?: string;
}

/**
 * Reads spec-steps.jsonl. A last line that is torn is left out.
 *
 * @throws GoalpostError `spec/bad-steps`, with the line.
 */
export function readSteps(text: string, file: string): readonly StepReceipt[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index): readonly StepReceipt[] => {
    if (line.trim() === "") return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      if (index === lines.length - 1) return [];
    }
    if (isReceipt(value)) return [value];
    throw new GoalpostError({
      code: "spec/bad-steps",
      where: `${file}:${index + 1}`,
      what: "is not a receipt of a step",
      help: "take the line out: the step is then done once more",
    });
  });
}

const isText = (value: unknown): value is string => typeof value === "string";

function isReceipt(value: unknown): value is StepReceipt {
  const { version, step, spec, digest, digest_before, ended, seconds, counts, open, by, ...more } = Object(
    value,
  ) as Partial<StepReceipt>;
  const { contract, contract_sha256, verdict } = more;
  const isBy = by === undefined || (isText(Object(by).target) && [undefined, "string"].includes(kindOf(by.model)));
  return (
    version === 1 &&
    [step, spec, digest, digest_before, ended].every(isText) &&
    typeof seconds === "number" &&
    typeof counts === "object" &&
    Array.isArray(open) &&
    [contract, contract_sha256, verdict].every((each) => each === undefined || isText(each)) &&
    isBy
  );
}
const kindOf = (value: unknown): string | undefined => (value === undefined ? undefined : typeof value);

/** The last receipt of a step. */
export const lastStep = (receipts: readonly StepReceipt[], step: StepName): StepReceipt | undefined =>
  receipts.findLast((receipt) => receipt.step === step);

/**
 * Whether two steps were done by different minds. Two models of one name are one; where one of the names is not known, only another client counts as
 * another model.
 */
export function isIndependent(interviewer: StepModel, refiner: StepModel): boolean {
  if (interviewer.target !== refiner.target) return true;
  const [one, other] = [interviewer.model, refiner.model];
  return one !== undefined && other !== undefined && one !== other;
}
