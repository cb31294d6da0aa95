import type { AnswerContext, Dialect } from "./dialect.ts";
import { ToolNotOffered } from "./dialect.ts";
import type { ReplySummary } from "./events.ts";
import { Judge, type JudgeScript, judgeText } from "./judge.ts";
import { type End, Player, type Reply } from "./player.ts";
import type { Script } from "./script.ts";
import type { CapturedRequest, Seen } from "./seen.ts";
import type { WireAnswer } from "./sse.ts";
import { defaultUsage, type ScriptedUsage } from "./usage.ts";

/** An answer with its description and the time to wait before it. */
export interface Answered {
  readonly wire: WireAnswer;
  readonly reply: ReplySummary;
  readonly delayMs: number;
}

/** What the scripted model is made of. */
export interface ModelSettings {
  readonly script: Script;
  readonly usage: Partial<ScriptedUsage>;
  readonly judge: JudgeScript;
  readonly seen: Seen;
  readonly judgeSeen: Seen;
  readonly onEnd: (end: End) => void;
}

/** The scripted model: gives each captured request its answer, in whichever wire format it came. */
export class ScriptedModel {
  readonly #player: Player;
  readonly #judge: Judge;
  readonly #settings: ModelSettings;
  #end: End | undefined;

  constructor(settings: ModelSettings) {
    this.#settings = settings;
    this.#player = new Player(settings.script, settings.usage);
    this.#judge = new Judge(settings.judge);
  }

  /** Why the script is over; undefined while it is not. */
  get over(): End | undefined {
    return this.#end;
  }

  answer(request: CapturedRequest, dialect: Dialect, context: AnswerContext): Answered {
    if (this.#end !== undefined) return this.end(this.#end, dialect, context);
    if (request.kind === "compaction") return this.#compact(dialect, context);
    if (request.kind === "judge") return this.#verdict(dialect, context);
    if (request.kind === "side") return this.#aside("Rehearsal", dialect, context);
    const interlude = dialect.interlude(context);
    if (interlude !== undefined) {
      const { texts, calls, usage } = interlude;
      return {
        wire: dialect.answer(interlude, context),
        delayMs: 0,
        reply: { status: 200, texts, calls, usage, endsTurn: false },
      };
    }
    const reply = this.#player.next(this.#settings.seen, dialect.can);
    try {
      return this.#write(reply, dialect, context);
    } catch (error) {
      if (!(error instanceof ToolNotOffered)) throw error;
      return this.end({ reason: "tool-not-offered", message: error.message }, dialect, context);
    }
  }

  end(end: End, dialect: Dialect, context: AnswerContext): Answered {
    if (this.#end === undefined) {
      this.#end = end;
      this.#settings.onEnd(end);
    }
    const wire = dialect.end(end, context);
    return {
      wire,
      delayMs: 0,
      reply: { status: wire.status, texts: [], calls: [], endsTurn: true, failure: `${end.reason}: ${end.message}` },
    };
  }

  #write(reply: Reply, dialect: Dialect, context: AnswerContext): Answered {
    if (reply.kind === "end") return this.end(reply.end, dialect, context);
    if (reply.kind === "failure") return this.#fail(reply, dialect, context);
    const { turn, texts, calls, usage, endsTurn, delayMs } = reply;
    return {
      wire: dialect.answer(reply, context),
      delayMs,
      reply: { turn, status: 200, texts, calls, usage, endsTurn },
    };
  }

  #fail(
    { failure, delayMs, turn }: Pick<Extract<Reply, { kind: "failure" }>, "failure" | "delayMs"> & { turn?: number },
    dialect: Dialect,
    context: AnswerContext,
  ): Answered {
    const wire = dialect.failure(failure, context);
    const what = failure.kind === "fail" ? `fail(${failure.status})` : `garbage(${failure.form})`;
    const reply = {
      status: wire.status,
      texts: [],
      calls: [],
      endsTurn: false,
      failure: what,
      ...(turn === undefined ? {} : { turn }),
    };
    return { wire, delayMs, reply };
  }

  #compact(dialect: Dialect, context: AnswerContext): Answered {
    const { summary, answer } = this.#player.compaction();
    if (answer !== undefined) return this.#fail({ failure: answer, delayMs: 0 }, dialect, context);
    const wire = dialect.compaction(summary, defaultUsage, context);
    return {
      wire,
      delayMs: 0,
      reply: { status: 200, texts: [summary], calls: [], usage: defaultUsage, endsTurn: true },
    };
  }

  #verdict(dialect: Dialect, context: AnswerContext): Answered {
    const answer = this.#judge.next(this.#settings.judgeSeen, this.#player.goalWord);
    if (answer.kind !== "error") return this.#aside(judgeText(answer), dialect, context);
    return this.#fail({ failure: { kind: "fail", status: answer.status, times: 1 }, delayMs: 0 }, dialect, context);
  }

  /** Answers an errand of the client that is not a turn of the script. */
  #aside(text: string, dialect: Dialect, context: AnswerContext): Answered {
    const texts = [text];
    const wire = dialect.answer({ texts, calls: [], usage: defaultUsage }, context);
    return { wire, delayMs: 0, reply: { status: 200, texts, calls: [], usage: defaultUsage, endsTurn: true } };
  }
}
