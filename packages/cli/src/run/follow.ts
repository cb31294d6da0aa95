import type { RehearsalEvent } from "@goalpost/rehearsal";
import type { Io } from "../io.ts";
import { figure } from "../output/figure.ts";
import { type Progress, startProgress } from "../output/progress.ts";
import type { Sink, Style } from "../output/style.ts";
import type { RunEvent } from "../targets.ts";
import { modelLines } from "./model-lines.ts";
import { doingOf, runLines } from "./run-lines.ts";

/** Shows a run while it goes on: turn by turn, what was said, run and changed. On a terminal a line below says what is under way. */
export class Follower {
  readonly #out: Sink;
  readonly #style: Style;
  readonly #root: string;
  readonly #progress: Progress;
  #tokens = 0;

  /** @param root - The folder from which paths are shown. */
  constructor(io: Io, root: string = io.cwd, out: Sink = io.stdout) {
    this.#out = out;
    this.#style = io.style;
    this.#root = root;
    this.#progress = startProgress(io, "waiting for the client");
  }

  /** Prints a line above the progress. */
  say(line: string): void {
    this.#progress.clear();
    this.#out.write(`${line}\n`);
  }

  /** Says what is under way. */
  doing(text: string): void {
    this.#progress.update(text);
  }

  /** Takes the progress away. */
  stop(): void {
    this.#progress.stop();
  }

  /** One event of the client. */
  run(event: RunEvent): void {
    if (event.type === "tokens") this.#tokens = event.tokens;
    for (const line of runLines(event, this.#style, this.#root)) this.say(line);
    if (event.type === "turnEnded" && this.#tokens > 0)
      this.say(`  ${this.#style.dim(`${figure(this.#tokens)} tokens so far`)}`);
    const doing = doingOf(event);
    if (doing !== undefined) this.doing(doing);
  }

  /** One event of the scripted model. */
  model(event: RehearsalEvent): void {
    for (const line of modelLines(event, this.#style)) this.say(line);
  }
}
