import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LogWriter, logPath } from "@goalpost/log";
import { sampleRun } from "@goalpost/log/testing";
import { clientForTests, completeGoal, run, say, script, turn, write } from "@goalpost/rehearsal";
import { chromiumArgs, chromiumHere } from "@goalpost/stage/chromium";
import { readApprovals, stateDir } from "@goalpost/verify";
import { startWatch, type Watching } from "@goalpost/watch";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Io } from "../io.ts";
import { ProjectSource } from "../run/watch-source.ts";
import { project, put, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { sealFile } from "../testing/sealed.ts";
import { smallStage } from "../testing/small.ts";
import { startCli } from "../testing/start-cli.ts";
import { terminal } from "../testing/terminal.ts";

const path = chromiumHere();
if (path === undefined && process.env.CI !== undefined)
  throw new Error("CI has no Chromium: .ci/run installs it by apt-get");
if (path === undefined) console.warn("skipped: no Chromium on PATH; install it, or name it by GOALPOST_CHROMIUM");

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const words = "# port-billing\n\n## goal\n\n- G1 outcome: It is ported.\n\n## constraints\n\n- C1 scope: only `src/**`, `reports/**` may change.\n\n## done_when\n\n- D1 shell: `grep -q new src/a.ts` exits 0.\n- D2 review: no amount is rounded\n  sample: 3 responses\n  evidence: `reports/review.md`\n"; // biome-ignore format: one
const hostile = "</script><img src=x onerror=alert(1)><script>alert(2)</script>\u001b[31m\u202e";
const id = "7f3a91c2-0000-4000-8000-000000000000";

/** A project whose run has ended, with a review that waits for a person. */
async function ended(lines = 0): Promise<{ readonly cwd: string; readonly state: string; readonly log: LogWriter }> {
  const cwd = project({ "port-billing.goal.md": words, "src/a.ts": "old\n" });
  onTestFinished(() => rmSync(`${cwd}.state`, { recursive: true, force: true }));
  await sealFile(cwd, "port-billing.goal.md");
  put(cwd, "src/a.ts", "new\n");
  put(cwd, "reports/review.md", `three amounts, as before ${hostile}\n`);
  const state = stateDir({ cwd, id: "port-billing", env: testEnv(cwd) });
  const log = LogWriter.open(logPath(join(state, "run"), id));
  onTestFinished(() => log.close());
  const records = sampleRun();
  for (const record of records.slice(0, -1)) log.append(record.type === "run" ? { ...record, run_id: id } : record);
  for (let line = 0; line < lines; line += 1) log.append({ type: "message", text: `line ${line}` });
  log.append({ type: "message", text: hostile });
  for (const record of records.slice(-1)) log.append(record);
  const usage = { turns: 2, seconds: 0, tokens: 0, input_tokens: 0, cached_input_tokens: 0, output_tokens: 0 };
  put(state, "run/run.json", JSON.stringify({ version: 2, target: "codex", run_id: id, contract_id: "port-billing", launch_hash: "h", cwd, client_version: "1", phase: "ended", owner: { pid: 1, started_at: "x" }, goal: "complete", usage, reactivations: 0, bounds: {}, updated_at: "" })); // biome-ignore format: one
  return { cwd, state, log };
}

describe.skipIf(path === undefined)("the page of goalpost watch, in a real browser,", () => {
  let browser: Browser;
  const profile = mkdtempSync(join(tmpdir(), "goalpost-chromium-"));

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: path ?? "", args: [...chromiumArgs], env: { HOME: profile } });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  async function open(io: Io, scheme: "light" | "dark" = "light"): Promise<{ readonly page: Page; readonly watching: Watching; readonly wrong: string[] }> {
    const watching = await startWatch({ source: new ProjectSource(io) });
    onTestFinished(() => watching.close());
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 1300, height: 850 } });
    onTestFinished(() => page.close());
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => wrong.push(message.text()));
    page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    page.on("request", (request) => { if (!request.url().startsWith(watching.url.split("#")[0] ?? "-")) wrong.push(request.url()); });
    await page.goto(watching.url);
    return { page, watching, wrong };
  } // biome-ignore format: one

  /** What axe calls serious or critical. */
  async function serious(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe.run();
      return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`);
    });
  } // biome-ignore format: one

  test.each(["light", "dark"] as const)(
    "shows a run that ended, in %s: axe finds nothing serious, nothing of it is markup, and nothing is asked elsewhere",
    async (scheme) => {
      const { cwd } = await ended();
      const { page, wrong } = await open(terminal(cwd), scheme);
      await page.getByText("ended: complete; goal complete; 2 turns").waitFor();
      await page.getByText("alert(1)").first().waitFor();
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("port-billing");
      expect(await page.locator("img, main script").count()).toBe(0);
      expect(await serious(page)).toEqual([]);
      await page.getByRole("button", { name: "src/a.ts" }).click();
      await page.locator(".cm-deletedChunk").waitFor();
      expect(await page.locator(".cm-content").textContent()).toContain("new");
      expect(await serious(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Look at it" }).click();
      await page.getByText("three amounts, as before").waitFor();
      expect(await serious(page)).toEqual([]);
      expect(wrong).toEqual([]);
    },
  );

  test("records an approval by a person who has looked and knows the code, and none without it", async () => {
    const { cwd, state } = await ended();
    const { page, watching, wrong } = await open(terminal(cwd));
    await page.getByRole("button", { name: "Look at it" }).click();
    await page.getByText("which an agent without a sandbox could forge; the receipt says so").waitFor();
    await page.getByLabel("Note").fill("three amounts");
    await page.getByLabel("Code that").fill(watching.code === "111111" ? "222222" : "111111");
    await page.getByRole("button", { name: "Approve D2" }).click();
    await page.getByText("4 more tries are free").waitFor();
    expect(await readApprovals(state)).toEqual([]);
    wrong.length = 0;
    await page.getByLabel("Code that").fill(watching.code ?? "");
    await page.getByRole("button", { name: "Approve D2" }).click();
    await page.getByText("approved by").first().waitFor();
    const [approval] = await readApprovals(state);
    expect(approval).toMatchObject({ id: "D2", by: "terminal", note: "three amounts" });
    // the receipt counts it
    const receipt = (await call(["verify", "port-billing"], { cwd })).out;
    expect(receipt).toMatch(/D2 +pass[\s\S]+VERDICT: /);
    expect(receipt).toContain("D2 approved at a terminal: an agent that runs without a sandbox could forge that");
    expect(wrong).toEqual([]);
  });

  test.each([320, 380, 700, 1000])("fits into a window of %i pixels", async (width) => {
    const { cwd } = await ended();
    const { page } = await open(terminal(cwd));
    await page.setViewportSize({ width, height: 800 });
    await page.getByText("ended: complete; goal complete; 2 turns").waitFor();
    const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
    expect(wide).toBeLessThanOrEqual(width);
    const slider = await page.getByRole("slider").boundingBox();
    expect(slider?.width).toBeGreaterThanOrEqual(120);
  });

  test("says what a second client has against it, and never that all is approved", async () => {
    const { cwd, log } = await ended();
    const second = { client: "claude-code", independent: true, state: "answered", veto: true, reason: hostile, file: null, line: null, notes: [] };
    log.append({ type: "receipt", when: "second", receipt: { verdict: "needs person", started_at: "2026-12-01T00:00:00Z", checks: [{ id: "D2", status: "pass", approval: { who: "Ada" } }], second } });
    const { page, wrong } = await open(terminal(cwd));
    await page.getByText("The second key asks a person to look.").waitFor();
    expect(await page.getByText("Everything is approved").count()).toBe(0);
    expect(await serious(page)).toEqual([]);
    expect(wrong).toEqual([]);
  }); // biome-ignore format: one

  test("approves nothing under an agent, and says so", async () => {
    const { cwd } = await ended();
    const { page } = await open(terminal(cwd, { CLAUDECODE: "1" }));
    await page.getByRole("button", { name: "Look at it" }).click();
    await page.getByText("runs under an agent (CLAUDECODE is set)").waitFor();
    expect(await page.getByRole("button", { name: "Approve D2" }).count()).toBe(0);
  });

  test("scrolls ten thousand lines with a few rows drawn, by wheel and by keyboard, and filters them", async () => {
    const { cwd } = await ended(10_000);
    const { page, wrong } = await open(terminal(cwd));
    await page.getByText("ended: complete; goal complete; 2 turns").waitFor();
    const rows = page.getByRole("listbox");
    expect(await rows.getByRole("option").count()).toBeLessThan(100);
    await rows.evaluate((box) => box.scrollTo(0, 0));
    await page.getByText("run 7f3a91c2 of port-billing").waitFor();
    expect(await rows.getByRole("option").count()).toBeLessThan(100);
    await rows.focus();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowDown");
    expect(await rows.getByRole("option", { selected: true }).count()).toBe(1);
    await page.getByRole("button", { name: "To the end" }).click();
    await page.getByText("ended: complete; goal complete; 2 turns").waitFor();
    await page.getByLabel("Show").selectOption("trouble");
    await page.getByText("1 line", { exact: true }).waitFor();
    expect(wrong).toEqual([]);
  });

  test("plays a run again, and comes to its end", async () => {
    const { cwd } = await ended();
    const { page } = await open(terminal(cwd));
    await page.getByText("ended: complete; goal complete; 2 turns").waitFor();
    await page.getByLabel("Speed").selectOption("1000");
    await page.getByRole("button", { name: "Replay" }).click();
    await page.getByText("ended: complete; goal complete; 2 turns").waitFor();
    await page.getByRole("button", { name: "Whole run" }).click();
    expect(await page.getByRole("button", { name: "Whole run" }).count()).toBe(0);
  });

  test("says that there is no run yet, that a run is gone, and that the server is gone", async () => {
    const cwd = project();
    const { page, watching } = await open(terminal(cwd));
    await page.getByRole("heading", { name: "No run yet" }).waitFor();
    expect(await serious(page)).toEqual([]);
    const log = LogWriter.open(logPath(join(stateDir({ cwd, id: "small", env: testEnv(cwd) }), "run"), "abcd0000"));
    onTestFinished(() => { log.close(); rmSync(`${cwd}.state`, { recursive: true, force: true }); });
    log.append({ type: "run", run_id: "abcd0000", contract_id: "small", target: "codex" });
    await page.getByRole("heading", { name: "small" }).waitFor();
    // a window in which the figures scroll, and hold nothing else that takes the keys
    await page.setViewportSize({ width: 1300, height: 360 });
    log.append({ type: "turn_started", turn: 1 });
    log.append({ type: "stuck", kind: "empty-turns", since_turn: 1, times: 3, evidence: ["x"], is_end: false });
    await page.getByText("It seemed to get nowhere: empty-turns since turn 1. The agent was told.").waitFor();
    expect(await serious(page)).toEqual([]);
    // no chart of nothing, and one turn is not "1 turns"
    expect(await page.getByText("Tokens of each turn").count()).toBe(0);
    log.append({ type: "tokens", tokens: 1050 });
    await page.getByText("Tokens of each turn: 1 turn, 1,050 on average, 1,050 at most").waitFor();
    await watching.close();
    await page.getByText("goalpost watch does not answer").first().waitFor();
    expect(await serious(page)).toEqual([]);
  }); // biome-ignore format: one

  test("an address without the token shows nothing but a sentence", async () => {
    const { cwd } = await ended();
    const { page, watching } = await open(terminal(cwd));
    await page.goto(`http://127.0.0.1:${watching.port}/`);
    expect(await page.locator("body").textContent()).toContain("needs the token that goalpost watch printed");
  });

  test("first load and diff view stay within their sizes", async () => {
    const { cwd } = await ended();
    const sizes = new Map<string, number>();
    const { gzipSync } = await import("node:zlib");
    const { page } = await open(terminal(cwd));
    page.on("response", async (response) => void sizes.set(response.url().split("/").at(-1) ?? "", gzipSync(await response.body().catch(() => Buffer.alloc(0))).length)); // biome-ignore format: one
    await page.reload();
    await page.getByText("ended: complete; goal complete; 2 turns").waitFor();
    const first = () => [...sizes].filter(([name]) => /\.(?:js|css|svg)$|^$/.test(name)).reduce((sum, [, size]) => sum + size, 0); // biome-ignore format: one
    await expect.poll(first, { timeout: 30_000 }).toBeGreaterThan(5000);
    expect(first()).toBeLessThan(80_000);
    await page.getByRole("button", { name: "src/a.ts" }).click();
    await page.locator(".cm-deletedChunk").waitFor();
    // The view may be drawn before its own answer was read here.
    const diff = () => [...sizes].find(([name]) => name.startsWith("diff-"))?.[1] ?? Number.POSITIVE_INFINITY;
    await expect.poll(diff, { timeout: 30_000 }).toBeLessThan(120_000);
  });
});

const { client, skip } = await clientForTests("codex");
if (skip !== undefined) console.warn(skip);

describe.skipIf(path === undefined || client === undefined || process.platform !== "linux")("a run of the real Codex, on the page,", () => {
  test("is followed live, rests when it is paused, goes on, and ends as it would have", async () => {
    if (client === undefined || path === undefined) throw new Error(skip);
    const work = turn(run("node wait.mjs", { timeoutSeconds: 300 }), say("Never said."));
    const rest = turn(write("done.txt", "done"), completeGoal(), say("Done."));
    const { cwd, env } = await smallStage(script(work, rest), client);
    const cli = startCli(["run", "small"], { cwd, env });
    await cli.until("turn 1\n");
    const browser = await chromium.launch({ executablePath: path, args: [...chromiumArgs], env: { HOME: String(env.HOME) } });
    onTestFinished(() => browser.close());
    const watching = await startWatch({ source: new ProjectSource({ ...terminal(cwd), env }) });
    onTestFinished(() => watching.close());
    const page = await browser.newPage();
    await page.goto(watching.url);
    await page.getByText("turn 1", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Resume" }).waitFor();
    await page.locator(".pill", { hasText: "paused" }).waitFor();
    expect((await call(["status", "small"], { cwd, env })).out).toContain("small: paused in process");
    await page.getByRole("button", { name: "Resume" }).click();
    expect(await cli.ended, cli.said()).toBe(0);
    await page.locator(".pill", { hasText: "done" }).waitFor();
    expect(cli.said()).toContain("paused from elsewhere");
    expect((await call(["runs", "show", "small"], { cwd, env })).out).toContain("ended (complete)");
  });

  test("ends in good order when it is stopped there", async () => {
    if (client === undefined || path === undefined) throw new Error(skip);
    const { cwd, env } = await smallStage(script(turn(run("node wait.mjs", { timeoutSeconds: 300 }), say("Never said."))), client);
    const cli = startCli(["run", "small"], { cwd, env });
    await cli.until("turn 1\n");
    const browser = await chromium.launch({ executablePath: path, args: [...chromiumArgs], env: { HOME: String(env.HOME) } });
    onTestFinished(() => browser.close());
    const watching = await startWatch({ source: new ProjectSource({ ...terminal(cwd), env }) });
    onTestFinished(() => watching.close());
    const page = await browser.newPage();
    await page.goto(watching.url);
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Stop it" }).click();
    expect(await cli.ended).toBe(1);
    await page.getByText("ended: stopped", { exact: false }).first().waitFor();
    expect((await call(["watch", "small", "--text"], { cwd, env })).out).toMatch(/turn 1\n[\s\S]*ended: stopped/);
  });
}); // biome-ignore format: one
