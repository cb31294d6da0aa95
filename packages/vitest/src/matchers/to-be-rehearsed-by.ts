import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { RunEvent } from "@goalpost/codex";
import { GoalpostError } from "@goalpost/core";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import type { Script } from "@goalpost/rehearsal";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/** Options of {@link beRehearsedBy}. */
export interface RehearseOptions {
  /** Files of the tree that the client works in, by path. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** Minutes that the rehearsal may take, above 0; default 2. */
  readonly minutes?: number | undefined;
  /** Ends the rehearsal; it then has not reached its end. */
  readonly signal?: AbortSignal | undefined;
  /** Told each event of the run. */
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /** What the model must have been sent. Default: nothing is asked. */
  readonly sees?: RegExp | string | undefined;
}

const optionNames = namesOf<RehearseOptions>({ files: true, minutes: true, signal: true, onEvent: true, sees: true });

/**
 * The real Codex accepts the contract, and the goal ends complete when a scripted model plays its part: on loopback, in an isolated home,
 * with no key. It says nothing about whether the work can be done. Needs `@goalpost/codex`, `@goalpost/rehearsal` and the client.
 *
 * @throws GoalpostError `vitest/no-client` when the client is not installed; skip the test with `clientForTests("codex")`.
 */
export async function beRehearsedBy(
  contract: ContractLike,
  script: Script,
  options: RehearseOptions = {},
): Promise<Outcome> {
  requireKnown("toBeRehearsedBy", options, optionNames, "vitest/bad-option");
  const { codex, start } = await import("@goalpost/codex");
  const { findClient, isolatedHome, startModelServer } = await import("@goalpost/rehearsal");
  const built = contractOf(contract);
  const client = await findClient("codex");
  if (!client.found) throw noClient(client.reason, client.help);
  await using server = await startModelServer(script);
  await using home = await isolatedHome({ client: "codex", server });
  const cwd = await home.workspace();
  const launch = codex().compile(built);
  const files = { ...options.files, ...Object.fromEntries(launch.files.map(({ path, text }) => [path, text])) };
  for (const [path, text] of Object.entries(files)) await put(cwd, path, text);
  const run = await start(launch, {
    cwd,
    stateDir: join(home.root, "state"),
    client: [client.path],
    env: { ...home.env },
    bounds: { minutes: options.minutes ?? 2 },
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
  });
  const { reason, error, lastMessage } = await run.result;
  const sent = JSON.stringify(server.requests.map(({ body }) => body));
  const seen =
    options.sees === undefined ||
    (typeof options.sees === "string"
      ? sent.includes(JSON.stringify(options.sees).slice(1, -1))
      : options.sees.test(sent));
  const why = [
    `the run ended with "${reason}"`,
    ...(error === undefined ? [] : [JSON.stringify(error)]),
    ...(lastMessage === undefined ? [] : [`the model's last message: ${lastMessage}`]),
  ];
  return {
    pass: reason === "complete" && seen,
    fails: `${built.id} is not rehearsed to its end: ${seen ? why.join("; ") : `the model was never sent ${String(options.sees)}`}`,
    holds: `${built.id} is rehearsed to its end by Codex ${client.version}, expected it not to be`,
  };
}

async function put(root: string, path: string, text: string): Promise<void> {
  const file = join(root, path);
  if (relative(root, file).startsWith("..")) {
    throw new GoalpostError({
      code: "vitest/path-outside",
      where: path,
      what: "leaves the tree of the rehearsal",
      help: "give a path below it",
    });
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const noClient = (what: string, help: string): GoalpostError =>
  new GoalpostError({
    code: "vitest/no-client",
    where: "toBeRehearsedBy",
    what,
    help: `${help}; or skip the test: test.skipIf((await clientForTests("codex")).skip)`,
  });
