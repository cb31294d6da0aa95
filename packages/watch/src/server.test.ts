import { appendFileSync, symlinkSync } from "node:fs";
import { request as ask } from "node:http";
import { join } from "node:path";
import { LogWriter } from "@goalpost/log";
import { sampleRun } from "@goalpost/log/testing";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { startWatch, type Watching } from "./server.ts";
import { FakeSource } from "./testing/fake-source.ts";
import { freshFolder } from "./testing/fresh-folder.ts";

async function serve(source = new FakeSource()): Promise<Watching> {
  const watching = await startWatch({ source });
  onTestFinished(() => watching.close());
  return watching;
}

/** A run with the sample's log. */
function logged(source: FakeSource, id = "r1"): LogWriter {
  const path = join(freshFolder(), "events.jsonl");
  const log = LogWriter.open(path);
  onTestFinished(() => log.close());
  for (const record of sampleRun()) log.append(record);
  source.listed.push({ id, contract: "port-billing", path, updated_at: "2026-11-22T09:00:00.000Z" });
  return log;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A request with any header, as a program can make it and a browser cannot. */
const send = (url: string, { method = "GET", headers = {}, body }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = ask(url, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => { text += piece; }).on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on("error", reject);
    request.end(body);
  }); // biome-ignore format: one

const post = (watching: Watching, path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
  send(`${watching.url}api/${path}`, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", origin: `http://127.0.0.1:${watching.port}`, ...headers } }); // biome-ignore format: one

describe("who is let in", () => {
  test("the page is for whoever has the link, kept by nobody, framed by nobody, and loads nothing from elsewhere", async () => {
    const { url } = await serve();
    const { status, headers, text } = await send(url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-frame-options": "DENY", "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" }); // biome-ignore format: one
    const nonce = /name="style-nonce" content="([\w-]{20,})"/.exec(text)?.[1];
    expect(headers["content-security-policy"]).toBe(`default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`); // biome-ignore format: one
    expect((await send(url)).text).not.toContain(nonce);
    for (const [, address = ""] of text.matchAll(/(?:src|href)="([^"]*)"/g)) {
      expect(address).toMatch(/^\.\//);
      expect((await send(new URL(address, url).href)).status).toBe(200);
    }
    expect((await send(`${url}../../etc/passwd`)).status).toBe(403);
    expect((await send(`${url}%2e%2e/%2e%2e/package.json`)).status).toBe(403);
    expect((await send(`${url}nothing.js`)).status).toBe(404);
  });

  test("what is not an address is refused as that, before anything is looked at", async () => {
    const { port } = await serve();
    for (const path of ["//", "http://["]) {
      const status = await new Promise((resolve, reject) => {
        const request = ask({ host: "127.0.0.1", port, path }, (response) => resolve(response.resume().statusCode));
        request.on("error", reject).end();
      });
      expect(status).toBe(400);
    }
  });

  test.each([
    ["no token", (url: URL) => `${url.origin}/`, {}, 403, "needs the token that goalpost watch printed"],
    ["a wrong token", (url: URL) => `${url.origin}/${"x".repeat(32)}/api/runs`, {}, 403, "needs the token"],
    ["a token that is too short", (url: URL) => `${url.href.slice(0, -6)}/api/runs`, {}, 403, "needs the token"],
    ["another host, as a name that leads here has it", (url: URL) => `${url.href}api/runs`, { host: "evil.example" }, 403, "not one of this server's"], // biome-ignore format: one
    ["another origin", (url: URL) => `${url.href}api/runs`, { origin: "http://evil.example" }, 403, "another origin"],
    ["an origin of another port", (url: URL) => `${url.href}api/runs`, { origin: "http://127.0.0.1:1" }, 403, "another origin"], // biome-ignore format: one
    [
      "no origin at all, as a file has it",
      (url: URL) => `${url.href}api/runs`,
      { origin: "null" },
      403,
      "another origin",
    ],
    ["a page elsewhere that loads it", (url: URL) => `${url.href}api/runs`, { "sec-fetch-site": "cross-site" }, 403, "another origin"], // biome-ignore format: one
  ])("%s is refused, in words", async (_name, address, headers, status, words) => {
    const { url } = await serve();
    const answer = await send(address(new URL(url)), { headers });
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)]);
  });

  test.each([
    ["without its origin", { origin: undefined }, 403],
    ["from another origin", { origin: "http://127.0.0.1:1" }, 403],
    ["as a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["as text", { "content-type": "text/plain" }, 415],
  ])("nothing is ordered %s", async (_name, headers, status) => {
    const source = new FakeSource();
    logged(source);
    const { url, port } = await serve(source);
    const given = Object.fromEntries(Object.entries({ "content-type": "application/json", origin: `http://127.0.0.1:${port}`, ...headers }).filter(([, value]) => value !== undefined)); // biome-ignore format: one
    expect((await send(`${url}api/pause/r1`, { method: "POST", body: "{}", headers: given as Record<string, string> })).status).toBe(status); // biome-ignore format: one
    expect((await send(`${url}api/pause/r1`)).status).not.toBe(200);
    expect((await send(`${url}api/pause/r1`, { method: "DELETE" })).status).toBe(405);
    expect(source.orders).toEqual([]);
  });

  test("a port that is in use is an error that names it", async () => {
    const { port } = await serve();
    await expect(startWatch({ source: new FakeSource(), port })).rejects.toThrow(new RegExp(`^--port ${port}: is in use by another process\\n {2}help: name another port, .+\\n {2}code: watch/port-in-use$`)); // biome-ignore format: one
  });
});

describe("what can be ordered", () => {
  test("pause and resume reach the run, and an error comes back in its own words", async () => {
    const source = new FakeSource();
    logged(source);
    const watching = await serve(source);
    expect([(await post(watching, "pause/r1", {})).status, (await post(watching, "resume/r1", {})).status]).toEqual([
      200, 200,
    ]);
    expect(source.orders).toEqual(["pause r1", "resume r1"]);
    const stop = await post(watching, "stop/r1", {});
    expect([stop.status, JSON.parse(stop.text)]).toEqual([409, { error: { code: "fake/no", where: "run", what: "has ended", help: "resume it" } }]); // biome-ignore format: one
    for (const [path, code] of [["pause/none", "watch/no-such-run"], ["dance/r1", "watch/unknown-request"]] as const) // biome-ignore format: one
      expect(JSON.parse((await post(watching, path, {})).text).error.code).toBe(code);
    expect(JSON.parse((await post(watching, "pause/r1", { note: "x".repeat(70_000) })).text).error.code).toBe(
      "watch/too-large",
    );
  });

  test("an approval needs the code of the terminal, and is for what was shown", async () => {
    const source = new FakeSource();
    logged(source);
    const watching = await serve(source);
    const given = { review: "D2", sha256: "e".repeat(64), tree: "t".repeat(64), note: "three amounts", code: `${watching.code?.slice(0, 3)} ${watching.code?.slice(3)}` }; // biome-ignore format: one
    const unseen = await post(watching, "approve/r1", given);
    expect(JSON.parse(unseen.text).error.what).toBe("is for something else than what was shown");
    const shown = JSON.parse((await send(`${watching.url}api/review/r1/D2`)).text);
    expect(shown).toMatchObject({
      evidence: { sha256: given.sha256, text: "seen" },
      tree: given.tree,
      no_approvals: null,
    });
    expect(JSON.parse((await post(watching, "approve/r1", { ...given, sha256: "f".repeat(64) })).text).error.code).toBe("watch/not-approved"); // biome-ignore format: one
    expect(source.approvals).toEqual([]);
    expect((await post(watching, "approve/r1", given)).status).toBe(200);
    expect(source.approvals).toEqual([{ review: "D2", sha256: given.sha256, tree: given.tree, note: "three amounts" }]);
  });

  test("a code cannot be tried out: after five wrong ones each costs time, and the words say how much", async () => {
    const source = new FakeSource();
    logged(source);
    const watching = await serve(source);
    await send(`${watching.url}api/review/r1/D2`);
    const given = { review: "D2", sha256: "e".repeat(64), tree: "t".repeat(64), note: "" };
    const wrong = watching.code === "000000" ? "000001" : "000000";
    const told = async (code: string | undefined): Promise<string> => {
      const { error } = JSON.parse((await post(watching, "approve/r1", { ...given, code })).text);
      return `${error.what}; ${error.help}`;
    };
    const said: string[] = [];
    for (let tries = 0; tries < 6; tries += 1) said.push(await told(wrong));
    expect([said[0], said[3], said[5]]).toEqual([
      expect.stringContaining("4 more tries are free"),
      expect.stringContaining("1 more try is free"),
      expect.stringContaining("try again in 2 s"),
    ]);
    expect(await told(watching.code)).toMatch(/cannot be given yet: .+ try again in \d s, or approve at a terminal/);
    expect(source.approvals).toEqual([]);
  });

  test("where nobody sits at a terminal, or an agent runs it, nothing is approved, and the page says why", async () => {
    const source = new FakeSource("goalpost watch runs under an agent (CLAUDECODE is set).");
    logged(source);
    const watching = await serve(source);
    expect(watching.code).toBeUndefined();
    expect(JSON.parse((await send(`${watching.url}api/review/r1/D2`)).text).no_approvals).toContain("under an agent");
    for (const code of ["", "undefined", "000000"]) expect(JSON.parse((await post(watching, "approve/r1", { review: "D2", sha256: "e".repeat(64), tree: "t".repeat(64), code })).text).error.what).toContain("under an agent"); // biome-ignore format: one
    expect(source.approvals).toEqual([]);
  });
});

test("64 windows are served at once; one more is told so, and is served when another has gone", async () => {
  const source = new FakeSource();
  logged(source);
  const watching = await serve(source);
  const url = `${watching.url}api/events/r1`;
  const controls = Array.from({ length: 64 }, () => new AbortController());
  const answers = await Promise.all(controls.map(({ signal }) => fetch(url, { signal })));
  expect(answers.map(({ status }) => status)).toEqual(controls.map(() => 200));
  const { status, text } = await send(url);
  expect([status, JSON.parse(text).error]).toEqual([
    503,
    {
      code: "watch/too-many",
      where: "goalpost watch",
      what: "shows runs in 64 windows already",
      help: "close some of them; this one goes on by itself",
    },
  ]);
  controls[0]?.abort();
  const last = new AbortController();
  onTestFinished(() => last.abort());
  await vi.waitFor(async () => expect((await fetch(url, { signal: last.signal })).status).toBe(200));
  for (const control of controls) control.abort();
});

describe("what a page is told", () => {
  /** Reads server-sent events until one fits. */
  async function* events(url: string): AsyncGenerator<{ readonly event: string; readonly data: { readonly [key: string]: unknown }; readonly id: string | undefined }> {
    const control = new AbortController();
    const answer = await fetch(url, { signal: control.signal });
    let text = "";
    try {
      for await (const piece of answer.body ?? []) {
        text += Buffer.from(piece).toString("utf8");
        const parts = text.split("\n\n");
        text = parts.pop() ?? "";
        for (const part of parts) {
          const field = (name: string): string | undefined => part.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
          const data = field("data");
          if (data !== undefined) yield { event: field("event") ?? "", data: JSON.parse(data), id: field("id") };
        }
      }
    } finally {
      control.abort();
    }
  } // biome-ignore format: one

  /** The texts of the lines, until one of them holds a word. */
  async function linesUntil(url: string, word: string): Promise<readonly string[]> {
    const seen: string[] = [];
    for await (const { event, data } of events(url)) {
      if (event !== "lines") continue;
      seen.push(...(data.lines as readonly (readonly string[])[]).map(([, , , text = ""]) => text));
      if (seen.some((text) => text.includes(word))) return seen;
    }
    return seen;
  }

  test("the lines that are there, then each as it is written, also after one that was cut off", async () => {
    const source = new FakeSource();
    const log = logged(source);
    const { url } = await serve(source);
    const told = linesUntil(`${url}api/events/r1`, "the last of them");
    const begun = linesUntil(`${url}api/events/r1`, "ended: complete");
    expect(await begun).toContain("$ pnpm test: exit 1, 10.0 s");
    appendFileSync(log.path, '{"v":1,"type":"mess');
    log.append({ type: "message", text: "live now" });
    log.append({ type: "message", text: "the last of them" });
    expect((await told).slice(-2)).toEqual(["live now", "the last of them"]);
  });

  test("how the run stands: its turns, its checks, its papers", async () => {
    const source = new FakeSource();
    logged(source);
    source.standing = { phase: "ended", reviews: [{ id: "D2", kind: "review", text: "no amount is rounded", evidence: "review.md", approved_by: null }] }; // biome-ignore format: one
    const { url } = await serve(source);
    const seen: Record<string, { readonly [key: string]: unknown }> = {};
    let turns: readonly unknown[] = [];
    for await (const { event, data } of events(`${url}api/events/r1`)) {
      seen[event] = data;
      // as the page does it: what was told before is kept
      const { from, rows } = (data.turns ?? { from: turns.length, rows: [] }) as {
        readonly from: number;
        readonly rows: readonly unknown[];
      };
      turns = [...turns.slice(0, from), ...rows];
      // what is read in several slices is told in several parts
      if ((seen.papers?.receipt as { verdict?: string })?.verdict === "done" && seen.state?.is_caught_up === true)
        break;
    }
    expect(seen.state).toMatchObject({ phase: "ended", reviews: [{ id: "D2" }], summary: { verdict: "done" } });
    expect(turns).toMatchObject([{ turn: 1, tokens: 30_000 }, { turn: 2 }]);
    expect(seen.papers).toMatchObject({ contract: { id: "port-billing" }, receipt: { verdict: "done" } });
  });

  test("a page that comes back goes on where it was", async () => {
    const source = new FakeSource();
    logged(source);
    const { url } = await serve(source);
    let last: string | undefined;
    for await (const { event, id } of events(`${url}api/events/r1`)) {
      if (event !== "lines") continue;
      last = id;
      break;
    }
    const again = await linesUntil(`${url}api/events/r1?after=${Number(last) - 2}`, "ended");
    expect(again).toHaveLength(2);
  });

  test("the runs, the changes and a file; and of a log that is gone, nothing", async () => {
    const source = new FakeSource();
    logged(source);
    const { url } = await serve(source);
    expect(JSON.parse((await send(`${url}api/runs`)).text)).toMatchObject({ project: "billing", runs: [{ id: "r1", contract: "port-billing", phase: "running" }] }); // biome-ignore format: one
    expect(JSON.parse((await send(`${url}api/changes/r1`)).text)).toMatchObject({ files: [{ path: "src/a.ts" }] });
    expect(JSON.parse((await send(`${url}api/file/r1?path=src%2Fa.ts`)).text)).toMatchObject({
      before: "old\n",
      after: "new\n",
    });
    const loop = join(freshFolder(), "loop");
    symlinkSync("loop", loop);
    for (const path of ["/nowhere/events.jsonl", loop]) {
      source.listed.push({ id: path.slice(-4), contract: "gone", path, updated_at: "" });
      for await (const { event, data } of events(`${url}api/events/${path.slice(-4)}`)) {
        expect(event).toBe("state");
        if (data.is_caught_up === true) break;
      }
    }
  });
});
