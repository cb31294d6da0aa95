import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runMarker } from "@goalpost/target/internal";
import { onTestFinished } from "vitest";

/** Collects the events of a run as they come, and makes sure that nothing is left running at the end of the test. */
export function collect<Event>(run: AsyncIterable<Event> & { abort(): Promise<unknown> }): readonly Event[] {
  const events: Event[] = [];
  onTestFinished(async () => void (await run.abort()));
  void (async () => {
    for await (const event of run) events.push(event);
  })();
  return events;
}

/** The processes that carry a run's mark, by command line; on other systems than Linux they cannot be seen. */
export function processesOf({ stateDir }: { readonly stateDir: string }): readonly string[] {
  if (process.platform !== "linux") return [];
  const { run_id } = JSON.parse(readFileSync(join(stateDir, "run.json"), "utf8"));
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const marked = readFileSync(`/proc/${pid}/environ`, "utf8").includes(`${runMarker}=${run_id}`);
        return marked ? [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")] : [];
      } catch {
        return [];
      }
    });
}

/** Waits until something holds; fails the test by its time limit if it never does. */
export async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
