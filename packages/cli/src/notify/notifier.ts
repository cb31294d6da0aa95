import { maskOfEnv } from "@goalpost/verify";
import type { Io } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import type { Driven } from "../run/drive.ts";
import type { RunEvent } from "../targets.ts";
import { type Message, masked, messageOf, messageOfEnd, messageOfError } from "./message.ts";
import { type NotifySettings, notifyVariables } from "./options.ts";
import { handOver, post } from "./send.ts";

/** Messages that are sent of one run at most, its end not counted: a run that waits often is not a flood. */
const mostMessages = 50;

/** Tells others of a run, one message after the other. Whatever a notifier does, the run goes on as if it were not there. */
export class Notifier {
  readonly #settings: NotifySettings;
  readonly #io: Io;
  readonly #id: string;
  readonly #target: string;
  #sending: Promise<void> = Promise.resolve();
  #sent = 0;
  #hasWarned = false;

  /** @param io - With the whole environment: its secrets are hidden in what is sent. */
  constructor(settings: NotifySettings, io: Io, run: { readonly id: string; readonly target: string }) {
    this.#settings = settings;
    this.#io = io;
    this.#id = run.id;
    this.#target = run.target;
  }

  /** One event of the run. */
  event(event: RunEvent): void {
    if (event.type === "turnStarted") this.#title(`turn ${event.turn}`);
    const message = messageOf(this.#id, event);
    if (message === undefined) return;
    this.#title(message.event);
    if (this.#sent < mostMessages) this.#send(message);
    this.#sent += 1;
  }

  /** The run has ended. Settles when everything was sent, or given up. */
  async end(driven: Driven): Promise<void> {
    this.#title(driven.receipt.verdict);
    this.#ring();
    this.#send(messageOfEnd(this.#id, this.#target, driven));
    await this.#sending;
  }

  /** The run has ended with an error. */
  async failed(error: unknown): Promise<void> {
    this.#title("error");
    this.#ring();
    this.#send(messageOfError(this.#id, this.#target, error));
    await this.#sending;
  }

  #send(message: Message): void {
    const { command, url } = this.#settings;
    if (command === undefined && url === undefined) return;
    const { cwd, env } = this.#io;
    const sent = masked(message, maskOfEnv(env));
    this.#sending = this.#sending.then(async () => {
      const faults = await Promise.all([
        command === undefined ? undefined : handOver(command, sent, { cwd, env: withoutNotify(env) }),
        post(this.#settings, sent),
      ]);
      const [handed, posted] = faults;
      if (handed !== undefined) this.#warn(`--notify ${command?.[0]}: ${handed}`);
      if (posted !== undefined) this.#warn(`--notify-url: ${posted}`);
    });
  }

  /** Said once: a run of a night would fill the screen. */
  #warn(text: string): void {
    if (!this.#hasWarned) this.#io.stderr.write(`warning: ${oneLine(text)}; the run is not changed by that\n`);
    this.#hasWarned = true;
  }

  #title(text: string): void {
    if (this.#isTerminal) this.#io.stderr.write(`\u001b]2;goalpost ${oneLine(this.#id)}: ${oneLine(text)}\u0007`);
  }

  #ring(): void {
    if (this.#isTerminal) this.#io.stderr.write("\u0007");
  }

  get #isTerminal(): boolean {
    const { stderr, env, quiet } = this.#io;
    return this.#settings.bell && !quiet && stderr.isTTY === true && env.TERM !== "dumb";
  }
}

/** The environment without what is for the notifier alone. */
export const withoutNotify = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !notifyVariables.some((each) => each === name)));
