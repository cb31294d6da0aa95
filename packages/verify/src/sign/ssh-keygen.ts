import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { outsidePath } from "../process/outside-path.ts";

/** Where ssh-keygen is run. */
export interface SshPlace {
  /** The project, whose programs are not asked. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** A folder of ours for a moment: whoever can write there decides what is verified. */
  readonly scratch: string;
}

/** Who signed, as a list of allowed signers calls them, and with which key; or why it counts for nothing. */
export type Signer = { readonly who: string; readonly key: string; readonly fault?: undefined } | { readonly fault: string; readonly key?: string }; // biome-ignore format: one

/**
 * Signs a text with an ssh key: a private key's file, or a public one's whose private part an agent of ssh holds. A passphrase is asked for at the terminal.
 *
 * @returns The signature in its armour.
 * @throws GoalpostError `verify/cannot-sign`, `verify/no-ssh-keygen`.
 */
export async function sshSign(
  text: string,
  { key, namespace }: { readonly key: string; readonly namespace: string },
  place: Pick<SshPlace, "root" | "env">,
): Promise<string> {
  const ran = await sshKeygen(["-q", "-Y", "sign", "-f", key, "-n", namespace], text, place);
  if (ran.code === 0 && ran.out.includes("-----BEGIN SSH SIGNATURE-----")) return ran.out;
  throw new GoalpostError({
    code: "verify/cannot-sign",
    where: key,
    what: `did not sign: ${lastLine(ran.err) ?? `ssh-keygen ended with ${ran.code}`}`,
    help: "give a private key of ssh, or a public key whose private part ssh-agent holds; ssh-keygen -t ed25519 makes one",
  });
}

/** Verifies a signature against a list of allowed signers, in the form of ssh. */
export async function sshVerify(
  text: string,
  {
    signature,
    allowedSigners,
    namespace,
  }: { readonly signature: string; readonly allowedSigners: string; readonly namespace: string },
  place: SshPlace,
): Promise<Signer> {
  return inScratch(place, { signature, allowedSigners }, async (files) => {
    const named = await sshKeygen(["-Y", "check-novalidate", "-n", namespace, "-s", files.signature], text, place);
    const key = keyIn(named.out);
    if (named.code !== 0 || key === undefined) return { fault: `its signature does not hold: ${lastLine(named.err) ?? "it is none"}` }; // biome-ignore format: one
    const found = await sshKeygen(["-Y", "find-principals", "-s", files.signature, "-f", files.allowedSigners], "", place); // biome-ignore format: one
    for (const who of found.code === 0 ? found.out.split("\n").filter((line) => line !== "") : []) {
      const verified = await sshKeygen(["-Y", "verify", "-f", files.allowedSigners, "-I", who, "-n", namespace, "-s", files.signature], text, place); // biome-ignore format: one
      if (verified.code === 0 && keyIn(verified.out) === key) return { who, key };
    }
    return { fault: `the key ${key} is not among the allowed signers`, key };
  });
}

/** The key that a signature was made with, when it holds; nobody says whose it is. */
export const sshKeyOf = (text: string, { signature, namespace }: { readonly signature: string; readonly namespace: string }, place: SshPlace): Promise<string | undefined> =>
  inScratch(place, { signature }, async (files) => {
    const named = await sshKeygen(["-Y", "check-novalidate", "-n", namespace, "-s", files.signature ?? ""], text, place);
    return named.code === 0 ? keyIn(named.out) : undefined;
  }); // biome-ignore format: one

const keyIn = (said: string): string | undefined => /\b(SHA256:[A-Za-z0-9+/]+)/.exec(said)?.[1];

const lastLine = (said: string): string | undefined => said.trim().split("\n").at(-1) || undefined;

async function inScratch<Name extends string, Result>(
  { scratch }: SshPlace,
  texts: Readonly<Record<Name, string>>,
  use: (files: Readonly<Record<Name, string>>) => Promise<Result>,
): Promise<Result> {
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(scratch, "sign-"));
  try {
    const files = Object.fromEntries(Object.keys(texts).map((name) => [name, join(folder, name)])) as Record<Name, string>; // biome-ignore format: one
    for (const [name, text] of Object.entries<string>(texts))
      await writeFile(join(folder, name), text, { mode: 0o600 });
    return await use(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function sshKeygen(args: readonly string[], input: string, { root, env }: Pick<SshPlace, "root" | "env">): Promise<Ran> {
  const child: ChildProcess = spawn("ssh-keygen", args, {
    env: { ...env, PATH: outsidePath(root, env), LC_ALL: "C" },
    stdio: "pipe",
  });
  const said = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => { said.out += text; });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => { said.err += text; });
  child.stdin?.on("error", () => {}); // it may end before it has read all
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => reject(noProgram(cause)));
    child.once("close", (code) => resolve({ code, ...said }));
  });
} // biome-ignore format: one

const noProgram = (cause: unknown): GoalpostError =>
  new GoalpostError({
    code: "verify/no-ssh-keygen",
    where: "ssh-keygen",
    what: `could not be started: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`,
    help: "install OpenSSH 8.2 or newer (apt-get install openssh-client)",
    cause,
  });
