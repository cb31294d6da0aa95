import { spawn } from "node:child_process";
import type { Stage } from "./subject.ts";

/** What a person does at a terminal, in order: text is typed, and a step waits until it holds. */
export type Typed = string | { readonly until: (screen: string) => boolean; readonly within: number };

const [cursorAsked, cursorAt] = ["\u001b[6n", "\u001b[1;1R"];

/**
 * Runs a program at a terminal of its own (40 rows, 120 columns), by the system's `script`, and types into it. Returns all that it drew. The program
 * and what it started are ended.
 */
export async function atTerminal(
  { subject, home, cwd }: Stage,
  args: readonly string[],
  typed: readonly Typed[],
): Promise<string> {
  const quoted = [subject.path, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const child = spawn("script", ["-qfec", `stty rows 40 cols 120; exec ${quoted}`, "/dev/null"], {
    cwd,
    env: { ...home.env, TERM: "xterm-256color" },
    stdio: ["pipe", "pipe", "ignore"],
    detached: true,
  });
  const failed = new Promise<never>((_resolve, reject) => child.once("error", reject));
  let screen = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    // who asks where the cursor stands waits for the answer
    for (let left = text.split(cursorAsked).length; left > 1; left--) child.stdin.write(cursorAt);
    screen += text;
  });
  child.stdin.on("error", () => undefined);
  const type = async (): Promise<string> => {
    for (const each of typed) {
      if (typeof each === "string") child.stdin.write(each);
      else await waitFor(() => each.until(screen), each.within);
    }
    return screen;
  };
  try {
    return await Promise.race([type(), failed]);
  } finally {
    if (child.pid !== undefined) endGroup(child.pid);
  }
}

/** A paste as a terminal hands it on. */
export const paste = (text: string): string => `\u001b[200~${text}\u001b[201~`;

async function waitFor(holds: () => boolean, within: number): Promise<void> {
  for (const end = performance.now() + within; !holds() && performance.now() < end; )
    await new Promise((resume) => setTimeout(resume, 50));
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it has ended by itself
  }
}
