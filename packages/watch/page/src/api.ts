import {
  type ChangedFile,
  type FileTexts,
  type Line,
  type Papers,
  type RunList,
  type RunTold,
  type Shown,
  Told,
} from "./words.ts";

const silence = "goalpost watch does not answer";

/** Asks the server that gave the page; an answer that is an error is thrown in its own words. */
async function ask<Value>(path: string, body?: object): Promise<Value> {
  const order =
    body === undefined
      ? {}
      : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return (await (await checked(() => fetch(`./api/${path}`, order))).json()) as Value;
}

/** An answer that is not an error. */
async function checked(make: () => Promise<Response>): Promise<Response> {
  let answer: Response;
  try {
    answer = await make();
  } catch {
    throw new Told(silence, "is its terminal still open? Start it again, and open its new link");
  }
  if (answer.ok) return answer;
  const said = await answer.text();
  try {
    const { error } = JSON.parse(said) as {
      readonly error: { readonly where: string; readonly what: string; readonly help: string };
    };
    throw new Told(`${error.where} ${error.what}`, error.help);
  } catch (error) {
    throw error instanceof Told
      ? error
      : new Told(
          said.trim() || `the server answered ${answer.status}`,
          "open the whole link from the terminal of goalpost watch",
        );
  }
}

const part = encodeURIComponent;

export const listRuns = (): Promise<RunList> => ask("runs");
export const order = (id: string, what: "pause" | "resume" | "stop"): Promise<object> => ask(`${what}/${part(id)}`, {});
export const showReview = (id: string, review: string): Promise<Shown> => ask(`review/${part(id)}/${part(review)}`);
export const approve = (
  id: string,
  approval: {
    readonly review: string;
    readonly sha256: string | null;
    readonly tree: string | null;
    readonly note: string;
    readonly code: string;
  },
): Promise<object> => ask(`approve/${part(id)}`, approval);
export const listChanges = (
  id: string,
): Promise<{ readonly as_of: "now" | "receipt"; readonly files: readonly ChangedFile[] }> => ask(`changes/${part(id)}`);
export const readFile = (id: string, path: string): Promise<FileTexts> => ask(`file/${part(id)}?path=${part(path)}`);

/** What is heard of a run. */
export interface Heard {
  readonly lines: (lines: readonly Line[]) => void;
  readonly told: (told: RunTold) => void;
  readonly papers: (papers: Papers) => void;
  /** Whether the server answers; in words where it does not, or refuses. */
  readonly connected: (fault: string | undefined) => void;
}

/** Why there is nothing to follow, in the server's own words; it is asked again, and what it gives is left. */
async function refusalOf(path: string): Promise<string> {
  const control = new AbortController();
  try {
    await checked(() => fetch(`./api/${path}`, { signal: control.signal }));
    return silence;
  } catch (error) {
    return error instanceof Told ? error.message : silence;
  } finally {
    control.abort();
  }
}

/** Follows a run; gives what ends it. A connection that was lost is made again, from where it was. */
export function follow(id: string, heard: Heard): () => void {
  let last = -1;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    const path = `events/${part(id)}?after=${last}`;
    source = new EventSource(`./api/${path}`);
    source.addEventListener("open", () => heard.connected(undefined));
    source.addEventListener("lines", ({ data }: MessageEvent<string>) => {
      const { lines } = JSON.parse(data) as { readonly lines: readonly Line[] };
      last = lines.at(-1)?.[0] ?? last;
      heard.lines(lines);
    });
    source.addEventListener("state", ({ data }: MessageEvent<string>) => heard.told(JSON.parse(data) as RunTold));
    source.addEventListener("papers", ({ data }: MessageEvent<string>) => heard.papers(JSON.parse(data) as Papers));
    source.addEventListener("error", () => {
      // a source keeps to itself what it was told
      void refusalOf(path).then(heard.connected);
      source?.close();
      timer = setTimeout(open, 1500);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
