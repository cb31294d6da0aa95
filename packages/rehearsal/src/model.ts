import type { AnswerContext, Dialect } from "./dialect.ts";
import { ToolNotOffered } from "./dialect.ts";
import type { ReplySummary } from "./events.ts";
import { type End, Player, type Reply } from "./player.ts";
import type { Script } from "./script.ts";
import type { CapturedRequest, Seen } from "./seen.ts";
import type { WireAnswer } from "./sse.ts";
import { defaultUsage, type Usage } from "./usage.ts";

/** An answer with its description and the time to wait before it. */
export interface Answered {
  readonly wire: WireAnswer;
  readonly reply: ReplySummary;
  readonly delayMs: number;
}

/** The scripted model: gives each captured request its answer, in whichever wire format it came. */
export class ScriptedModel {
  readonly player: Player;
  readonly #seen: Seen;
  readonly #onEnd: (end: End) => void;

  constructor(script: Script, usage: Partial<Usage>, seen: Seen, onEnd: (end: End) => void) {
    this.player = new Player(script, usage);
    this.#seen = seen;
    this.#onEnd = onEnd;
  }

  answer(request: CapturedRequest, dialect: Dialect, context: AnswerContext): Answered {
    if (request.kind === "compaction") return this.#compact(dialect, context);
    const interlude = dialect.interlude(context);
    if (interlude !== undefined) {
      const { texts, calls, usage } = interlude;
      return {
        wire: dialect.answer(interlude, context),
        delayMs: 0,
        reply: { status: 200, texts, calls, usage, endsTurn: false },
      };
    }
    const reply = this.player.next(this.#seen, dialect.can);
    try {
      return this.#write(reply, dialect, context);
    } catch (error) {
      if (!(error instanceof ToolNotOffered)) throw error;
      return this.end({ reason: "tool-not-offered", message: error.message }, dialect, context);
    }
  }

  end(end: End, dialect: Dialect, context: AnswerContext): Answered {
    this.#onEnd(end);
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
    const { summary, answer } = this.player.compaction();
    if (answer !== undefined) return this.#fail({ failure: answer, delayMs: 0 }, dialect, context);
    const wire = dialect.compaction(summary, defaultUsage, context);
    return {
      wire,
      delayMs: 0,
      reply: { status: 200, texts: [summary], calls: [], usage: defaultUsage, endsTurn: true },
    };
  }
}
