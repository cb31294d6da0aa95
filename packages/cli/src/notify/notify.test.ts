import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { identify } from "@goalpost/target/internal";
import { maskOfEnv } from "@goalpost/verify";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Io } from "../io.ts";
import { styleFor } from "../output/style.ts";
import type { Driven } from "../run/drive.ts";
import type { RunEvent } from "../targets.ts";
import { testCache } from "../testing/cache.ts";
import { type Message, masked, messageOf, messageOfEnd, slackBody } from "./message.ts";
import { Notifier, withoutNotify } from "./notifier.ts";
import { notifySettings } from "./options.ts";
import { handOver, post, signatureOf } from "./send.ts";

const at = "2026-11-30T02:00:00.000Z";
const secret = "a-shared-secret-of-ours";
const message: Message = { version: 1, event: "ended", id: "x", at, text: "x: done" };

function folder(): string {
  const made = mkdtempSync(join(testCache, "notify-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A program in a folder, which is Node. */
function program(code: string): { readonly cwd: string; readonly argv: readonly string[] } {
  const cwd = folder();
  writeFileSync(join(cwd, "notify.mjs"), code);
  chmodSync(join(cwd, "notify.mjs"), 0o755);
  return { cwd, argv: [process.execPath, join(cwd, "notify.mjs")] };
}

interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on loopback. */
async function receiver(status = 200, location?: string): Promise<{ readonly url: URL; readonly posted: Posted[] }> {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      posted.push({ headers: request.headers, body });
      if (status !== 0) response.writeHead(status, location === undefined ? {} : { location }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`), posted };
}

describe("what is refused before the run begins", () => {
  const plain = { notifyFormat: "plain", bell: true } as const;
  test.each([
    [{ notify: "" }, {}, "is not a program with its arguments: names no program"],
    [{ notify: "notify-send $HOME" }, {}, "is not a program with its arguments"],
    [{ notify: "echo done | mail me" }, {}, "is not a program with its arguments"],
    [{ notifyUrl: "hooks.example.com" }, { GOALPOST_NOTIFY_SECRET: secret }, "--notify-url: is not an address"],
    [
      { notifyUrl: "http://hooks.example.com/x" },
      { GOALPOST_NOTIFY_SECRET: secret },
      "begins with http://, expected https://",
    ],
    [{ notifyUrl: "file:///etc/passwd" }, { GOALPOST_NOTIFY_SECRET: secret }, "begins with file://"],
    [
      { notifyUrl: "https://me:pw@hooks.example.com" },
      { GOALPOST_NOTIFY_SECRET: secret },
      "holds a name or a password",
    ],
    [{}, { GOALPOST_NOTIFY_URL: "nowhere", GOALPOST_NOTIFY_SECRET: secret }, "GOALPOST_NOTIFY_URL: is not an address"],
    [
      { notifyUrl: "https://hooks.example.com" },
      {},
      "GOALPOST_NOTIFY_SECRET: is not set, and a message that is posted must be signed",
    ],
    [{ notifyUrl: "https://hooks.example.com" }, { GOALPOST_NOTIFY_SECRET: "short" }, "is shorter than 16 characters"],
  ])("%j %j", (flags, env, says) => {
    expect(() => notifySettings({ ...plain, ...flags }, env)).toThrow(says);
  });

  test("a webhook of Slack needs no secret, and its address may come from the environment", () => {
    const settings = notifySettings(
      { notifyFormat: "slack", bell: true },
      { GOALPOST_NOTIFY_URL: "https://hooks.example.com/T/B/x" },
    );
    expect(settings).toMatchObject({ format: "slack", secret: undefined, command: undefined });
    expect(settings.url?.host).toBe("hooks.example.com");
  });
});

test("the agent gets neither the secret nor the address", () => {
  expect(withoutNotify({ PATH: "/bin", GOALPOST_NOTIFY_SECRET: secret, GOALPOST_NOTIFY_URL: "https://x" })).toEqual({
    PATH: "/bin",
  });
});

describe("a program", () => {
  test("gets the message on its standard input, and nothing in its arguments", async () => {
    const { cwd, argv } = program(
      'import { readFileSync, writeFileSync } from "node:fs";\nwriteFileSync("got.json", JSON.stringify([process.argv.slice(2), JSON.parse(readFileSync(0, "utf8"))]));\n',
    );
    const hostile = { ...message, text: '$(touch owned) `touch owned` "; touch owned' };
    expect(await handOver([...argv, "--flag"], hostile, { cwd, env: process.env })).toBeUndefined();
    expect(JSON.parse(readFileSync(join(cwd, "got.json"), "utf8"))).toEqual([["--flag"], hostile]);
    expect(existsSync(join(cwd, "owned"))).toBe(false);
  });

  test.each([
    ["that fails", "process.exit(3)", "ended with exit 3"],
    [
      "that hangs, with what it started",
      'import { spawn } from "node:child_process";\nspawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);\nsetInterval(() => {}, 1000);',
      "gave no end within 0.5 s, and was ended",
    ],
    ["that reads nothing", "", undefined],
  ])("%s", async (_name, code, says) => {
    const { cwd, argv } = program(code);
    const big = { ...message, evidence: ["x".repeat(300_000)] };
    expect(await handOver(argv, big, { cwd, env: process.env }, says?.includes("0.5") === true ? 500 : 30_000)).toBe(
      says,
    );
  });

  test.skipIf(process.platform === "win32")("that ends early leaves nothing running", async () => {
    const { cwd, argv } = program(
      'import { spawn } from "node:child_process";\nimport { writeFileSync } from "node:fs";\nconst child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });\nwriteFileSync("pid", String(child.pid));\nprocess.exit(0);',
    );
    expect(await handOver(argv, message, { cwd, env: process.env })).toBeUndefined();
    const pid = Number(readFileSync(join(cwd, "pid"), "utf8"));
    await vi.waitFor(() => expect(identify(pid)).toBeUndefined());
  });

  test("that is not there", async () => {
    expect(await handOver(["no-such-notifier"], message, { cwd: folder(), env: process.env })).toBe(
      "cannot be started (ENOENT)",
    );
  });
});

describe("a webhook", () => {
  test("gets the message, signed over its time and its body", async () => {
    const { url, posted } = await receiver();
    expect(await post({ url, secret, format: "plain" }, message)).toBeUndefined();
    const [{ headers, body } = { headers: {}, body: "" }] = posted;
    expect(JSON.parse(body)).toEqual(message);
    const timestamp = String(headers["x-goalpost-timestamp"]);
    expect(timestamp).toBe(String(Date.parse(at) / 1000));
    expect(headers["x-goalpost-signature"]).toBe(signatureOf(secret, timestamp, body));
    expect(signatureOf(secret, timestamp, `${body} `)).not.toBe(headers["x-goalpost-signature"]);
  });

  test("of Slack gets a text in which nothing is markup", async () => {
    const { url, posted } = await receiver();
    await post(
      { url, secret: undefined, format: "slack" },
      { ...message, text: "<!channel> & <https://x|y>", evidence: ["one"], help: "look" },
    );
    expect(posted[0]?.body).toBe(
      slackBody({ ...message, text: "<!channel> & <https://x|y>", evidence: ["one"], help: "look" }),
    );
    expect(JSON.parse(posted[0]?.body ?? "")).toEqual({
      text: "&lt;!channel&gt; &amp; &lt;https://x|y&gt;\n• one\nhelp: look",
    });
  });

  test.each([
    ["that is broken", 500, undefined, /answered 500$/],
    ["that sends elsewhere", 302, "http://127.0.0.1:9/", /^127\.0\.0\.1:\d+: /],
    ["that never answers", 0, undefined, /gave no answer within 0\.3 s$/],
  ])("%s", async (_name, status, location, says) => {
    const { url } = await receiver(status, location);
    const said = await post({ url, secret, format: "plain" }, message, 300);
    expect(said).toMatch(says);
    expect(said).not.toContain("/hook");
  });
});

const stuck = {
  type: "stuck",
  at,
  isEnd: false,
  kind: "repeated-failure",
  sinceTurn: 4,
  times: 4,
  evidence: ["npm test failed"],
} as const;

test("what is told of a run: the first sign of stuck, a wait, a question; not what is usual", () => {
  const told = (event: object): unknown => messageOf("x", event as RunEvent)?.event;
  expect(messageOf("x", stuck)).toMatchObject({
    event: "stuck",
    kind: "repeated-failure",
    since_turn: 4,
    evidence: ["npm test failed"],
    text: "x seems to get nowhere since turn 4: the same check fails in the same way, and nothing else changes; the agent was told",
  });
  expect(told({ ...stuck, isEnd: true })).toBeUndefined();
  expect(told({ type: "waitingUntil", at, reason: "usage-limited", until: at, turnGivenBack: true })).toBe("waiting");
  expect(told({ type: "warning", at, code: "question-unanswered", message: "the model asked: Which port?" })).toBe(
    "needs-person",
  );
  expect(told({ type: "warning", at, code: "idle", message: "…" })).toBeUndefined();
  expect(told({ type: "turnStarted", at, turn: 1, turnId: "t" })).toBeUndefined();
});

const driven = (verdict: string, result: object): Driven =>
  ({ result: { reason: "complete", turns: 3, tokens: 1200, ...result }, receipt: { verdict } }) as unknown as Driven;

test.each([
  ["done", {}, "ended", "x: done; ended: complete; 3 turns, 1,200 tokens"],
  ["needs person", {}, "needs-person", "x: needs person; ended: complete; 3 turns, 1,200 tokens"],
  ["not done", { reason: "blocked" }, "needs-person", "x: not done; ended: blocked; 3 turns, 1,200 tokens"],
  [
    "not done",
    { reason: "stuck", stuck: { kind: "waiting-for-person", sinceTurn: 2, times: 4, evidence: [] } },
    "needs-person",
    "x: not done; ended: stuck (waiting-for-person since turn 2); 3 turns, 1,200 tokens",
  ],
  [
    "not done",
    { reason: "stuck", stuck: { kind: "oscillation", sinceTurn: 2, times: 8, evidence: [] } },
    "ended",
    "x: not done; ended: stuck (oscillation since turn 2); 3 turns, 1,200 tokens",
  ],
])("what is told of the end: %s %j", (verdict, result, event, text) => {
  expect(messageOfEnd("x", "codex", driven(verdict, result))).toMatchObject({ event, text, verdict });
});

test("secrets of the environment and secrets by their form are hidden in every text", () => {
  const mask = maskOfEnv({ DB_PASSWORD: "correct-horse-9" });
  const hidden = masked(
    { ...message, text: "password correct-horse-9", evidence: [`key sk-ant-api03-${"a1B2c3D4".repeat(10)}`] },
    mask,
  );
  expect(JSON.stringify(hidden)).not.toMatch(/correct-horse|a1B2c3D4/);
  expect(hidden).toMatchObject({ version: 1, id: "x" });
});

test("a notifier that fails is said once, and hangs nobody; the terminal is told", async () => {
  const cwd = folder();
  let said = "";
  const sink = {
    isTTY: true,
    write: (text: string) => {
      said += text;
    },
  };
  const env = { PATH: process.env.PATH, TERM: "xterm" };
  const io: Io = {
    cwd,
    env,
    stdin: Readable.from([]),
    stdout: sink,
    stderr: sink,
    style: styleFor(sink, env),
    quiet: false,
    signal: new AbortController().signal,
  };
  const settings = notifySettings({ notify: "no-such-notifier", notifyFormat: "plain", bell: true }, {});
  const notifier = new Notifier(settings, io, { id: "x", target: "codex" });
  notifier.event({ type: "turnStarted", at, turn: 1, turnId: "t" });
  notifier.event(stuck);
  notifier.event(stuck);
  await notifier.end(driven("not done", {}));
  expect(
    said.match(/warning: --notify no-such-notifier: cannot be started \(ENOENT\); the run is not changed by that/g),
  ).toHaveLength(1);
  expect(said).toContain("\u001b]2;goalpost x: turn 1\u0007");
  expect(said).toContain("\u001b]2;goalpost x: not done\u0007");
});
