import type { ClientName } from "@goalpost/rehearsal";

/** A client that is to be taken in. */
export interface Want {
  readonly client: ClientName;
  /** The version; without one the newest, or the one that the program says. */
  readonly version: string | undefined;
  /** Whether a variable names the program, so that nothing is installed. */
  readonly isGiven: boolean;
}

const variables: Readonly<Record<ClientName, string>> = {
  codex: "GOALPOST_CODEX",
  "claude-code": "GOALPOST_CLAUDE",
};
const names = Object.keys(variables) as readonly ClientName[];
const usage = "pnpm clients:update [codex@V] [claude-code@V], with V as in 1.2.3";

/**
 * Reads `codex@1.2.3 claude-code`: what is named, else both.
 *
 * @throws Error that names the argument.
 */
export function readWants(args: readonly string[], env: Readonly<Record<string, string | undefined>>): readonly Want[] {
  const named = args.map((arg) => {
    const [, name, version] = /^([a-z-]+)(?:@(\d+\.\d+\.\d+))?$/.exec(arg) ?? [];
    const client = names.find((each) => each === name);
    if (client === undefined) throw new Error(`${arg} is not a client with a version, expected ${usage}`);
    return { client, version };
  });
  const twice = named.find(({ client }, at) => named.findIndex((each) => each.client === client) !== at);
  if (twice !== undefined) throw new Error(`${twice.client} is named twice, expected ${usage}`);
  const asked = named.length === 0 ? names.map((client) => ({ client, version: undefined })) : named;
  return asked.map((each) => ({ ...each, isGiven: Boolean(env[variables[each.client]]) }));
}
