import { GoalpostError } from "@goalpost/core";
import { splitWords } from "@goalpost/core/internal";
import { Option } from "commander";

/** The values of {@link notifyOptions}. */
export interface NotifyFlags {
  readonly notify?: string;
  readonly notifyUrl?: string;
  readonly notifyFormat: "plain" | "slack";
  readonly bell: boolean;
}

/** Who is told of a run that nobody watches. */
export const notifyOptions = (): readonly Option[] => [
  new Option(
    "--notify <command>",
    "a program with its arguments, no shell: it gets a JSON message on its standard input at the end, at the first sign of stuck, and when a person is needed",
  ),
  new Option(
    "--notify-url <url>",
    "posts the same message there; signed with the secret in GOALPOST_NOTIFY_SECRET. Default: GOALPOST_NOTIFY_URL",
  ),
  new Option("--notify-format <format>", "what is posted").choices(["plain", "slack"]).default("plain"),
  new Option("--no-bell", "at a terminal: no bell at the end, and its title is left alone"),
];

/** Variables that are for the notifier alone: neither the client nor a check is given them. */
export const notifyVariables = ["GOALPOST_NOTIFY_SECRET", "GOALPOST_NOTIFY_URL"] as const;

/** Who is told, and how. */
export interface NotifySettings {
  readonly command: readonly string[] | undefined;
  readonly url: URL | undefined;
  readonly secret: string | undefined;
  readonly format: "plain" | "slack";
  readonly bell: boolean;
}

/**
 * {@link notifyOptions}, checked before the run begins.
 *
 * @throws GoalpostError `cli/bad-notify`.
 */
export function notifySettings(flags: NotifyFlags, env: NodeJS.ProcessEnv): NotifySettings {
  const { GOALPOST_NOTIFY_SECRET: secret = "", GOALPOST_NOTIFY_URL: kept = "" } = env;
  const url = flags.notifyUrl ?? (kept === "" ? undefined : kept);
  const checked =
    url === undefined ? undefined : urlOf(url, flags.notifyUrl === undefined ? "GOALPOST_NOTIFY_URL" : "--notify-url");
  if (checked !== undefined && flags.notifyFormat === "plain" && secret.length < 16)
    throw bad(
      "GOALPOST_NOTIFY_SECRET",
      secret === "" ? "is not set, and a message that is posted must be signed" : "is shorter than 16 characters",
      "set it to a random text that the receiver knows too; or, for a webhook of Slack, --notify-format slack",
    );
  return {
    command: flags.notify === undefined ? undefined : commandOf(flags.notify),
    url: checked,
    secret: secret === "" ? undefined : secret,
    format: flags.notifyFormat,
    bell: flags.bell,
  };
}

function commandOf(text: string): readonly string[] {
  const { words, fault } = splitWords(text);
  if (words !== undefined) return words;
  throw bad(
    `--notify ${text}`,
    `is not a program with its arguments: ${fault}`,
    "name a program and its arguments; what needs a shell goes into a script of its own",
  );
}

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The address itself may be a secret: it is never said. */
function urlOf(text: string, where: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const help = "write an address that begins with https://";
  if (url === undefined) throw bad(where, "is not an address", help);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname)))
    throw bad(where, `begins with ${url.protocol}//, expected https:// (http:// only to this machine)`, help);
  if (url.username !== "" || url.password !== "")
    throw bad(where, "holds a name or a password", "leave them out; the message is signed");
  return url;
}

const bad = (where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "cli/bad-notify", where, what, help });
