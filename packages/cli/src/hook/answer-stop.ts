import { closeSeal, verify } from "@goalpost/verify";
import type { Io } from "../io.ts";
import { decideStop } from "./decide.ts";
import { keepMemory, memoryOf } from "./memory.ts";
import type { HookInput } from "./read-input.ts";
import { type SealedHere, sealedHere } from "./sealed-here.ts";

/** What is said to a client, in the form that both read: nothing, a word for the person, or that the agent goes on. */
export interface HookAnswer {
  readonly decision?: "block";
  readonly reason?: string;
  readonly systemMessage?: string;
  readonly hookSpecificOutput?: Readonly<Record<string, string>>;
}

/** How a stop is judged. */
export interface StopRules {
  readonly id: string | undefined;
  readonly cap: number;
  /** For all checks together; past them nothing is decided. */
  readonly seconds: number;
  readonly timeoutSeconds: number | undefined;
}

/** Answers a client whose agent stopped: runs the checks in the room, and sends it back with what fails. */
export async function answerStop(input: HookInput, rules: StopRules, io: Io): Promise<HookAnswer> {
  // A run of ours follows its client from outside, and decides by itself.
  if (io.env.GOALPOST_RUN !== undefined && io.env.GOALPOST_RUN !== "") return {};
  const { open, faults } = await sealedHere(rules.id, io);
  const told = faults.map((fault) => `goalpost: not judged: ${fault}`);
  if (open.length === 0) return worded(told);
  if (input.background > 0) {
    const count = input.background === 1 ? "a background task runs" : `${input.background} background tasks run`;
    return worded([...told, `goalpost: not judged yet: ${count} on; the checks run when it stops without one`]);
  }
  const reasons: string[] = [];
  const control = new AbortController();
  const stop = (): void => control.abort();
  const timer = setTimeout(stop, rules.seconds * 1000);
  io.signal.addEventListener("abort", stop, { once: true });
  try {
    for (const each of open) {
      const answer = await judged(each, input, rules, control.signal, io);
      if (answer.back !== undefined) reasons.push(answer.back);
      if (answer.told !== undefined) told.push(answer.told);
    }
  } finally {
    clearTimeout(timer);
    io.signal.removeEventListener("abort", stop);
  }
  if (reasons.length === 0) return worded(told);
  return { decision: "block", reason: [...reasons, ...told].join("\n\n") };
}

const worded = (lines: readonly string[]): HookAnswer =>
  lines.length === 0 ? {} : { systemMessage: lines.join("\n") };

async function judged({ seal, state }: SealedHere, input: HookInput, rules: StopRules, signal: AbortSignal, io: Io): Promise<{ readonly back?: string; readonly told?: string }> {
  const { id } = seal.contract;
  if (signal.aborted) return { told: notInTime(id, rules) };
  const receipt = await verify(seal.contract, { cwd: io.cwd, seal, stateDir: state, env: io.env, signal, timeoutSeconds: rules.timeoutSeconds });
  if (receipt.interrupted) return { told: notInTime(id, rules) };
  await closeSeal(state, seal, receipt);
  const known = await memoryOf(state, input.sessionId);
  const decision = decideStop(receipt, input, known, { cap: rules.cap, now: new Date() });
  await keepMemory(state, input.sessionId, decision.memory);
  return decision.kind === "back" ? { back: decision.reason } : { told: decision.told };
} // biome-ignore format: one

const notInTime = (id: string, { seconds }: StopRules): string =>
  `goalpost: ${id}: not judged: the checks did not end within ${seconds} s; run them by hand: goalpost verify ${id}`;
