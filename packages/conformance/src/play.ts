import type { Case } from "./cases.ts";
import type { Subject } from "./subject.ts";

/** What one client of one version did, by case. */
export type Seen = Readonly<Record<string, string>>;

/** Plays cases with one client. What differs from run to run (ports, paths, ids) is taken out. */
export async function play(
  subject: Subject,
  cases: readonly Case[],
  onCase: (id: string, seen: string) => void = () => {},
): Promise<Seen> {
  const all: Record<string, string> = {};
  for (const one of cases) {
    const playing = one.play[subject.client];
    if (playing === undefined) continue;
    const seen = steady(await playing(subject).catch((error: unknown) => `the case itself failed: ${String(error)}`));
    all[one.id] = seen;
    onCase(one.id, seen);
  }
  return all;
}

const steady = (text: string): string =>
  text
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT")
    .replace(/\/[^\s"']*\/rehearsal\/[^\s"'/]+/g, "HOME")
    .replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, "ID")
    .replace(/\s+/g, " ")
    .trim();
