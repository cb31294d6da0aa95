import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigServer, nativeCodex } from "@goalpost/config/node";
import {
  clientForTests,
  type FoundClient,
  runProcess,
  type Script,
  say,
  script,
  turn,
  write,
} from "@goalpost/rehearsal";
import { describe, expect, onTestFinished, test } from "vitest";
import { call } from "../testing/call.ts";
import { commandLineOf, smallStage } from "../testing/small.ts";

/** How the client calls us: the command line from sources. */
const program = [
  process.execPath,
  "--conditions=@goalpost/source",
  join(import.meta.dirname, "../../../house/from-sources.mjs"),
  join(import.meta.dirname, "../bin.ts"),
].join(" ");

const plan = (): Script =>
  script(turn(say("Done.")), turn(write("done.txt", "done\n"), say("Now it is done.")), turn(say("Nothing more.")));

type Stage = Awaited<ReturnType<typeof smallStage>>;

async function installed(
  client: FoundClient,
  steps: Script,
  more: Readonly<Record<string, string>> = {},
  cap = "8",
): Promise<Stage> {
  const stage = await smallStage(steps, client, more);
  const argv = ["hook", "install", "--target", client.client, "--command", program, "--cap", cap, "small"];
  expect(await call(argv, stage)).toMatchObject({ code: 0 });
  return stage;
}

const status = async (stage: Stage, client: string): Promise<readonly [unknown, string]> => {
  const { code, out, err } = await call(["hook", "status", "--target", client], stage);
  return [code, `${err}${out}`];
};

/** The contract is sealed, and the general plugin is written; gives what the person types. */
async function pluginIn(stage: Stage, { client }: FoundClient) {
  const argv = ["hook", "install", "--target", client, "--as", "plugin", "--command", program];
  const { code, out, err } = await call([...argv, "--format", "json", "small"], stage);
  expect(code, err).toBe(0);
  const { commands, folder } = JSON.parse(out) as { readonly commands: readonly string[]; readonly folder: string }; // biome-ignore format: one
  return { commands, folder };
}

/** The agent says done although it is not, until the hooks let it rest; a person compacts the context then, and goes on. */
const lazy = (): Script =>
  script(turn(say("Done.")), turn(say("It is done.")), turn(say("I go on.")), turn(say("Nothing more.")));

/**
 * Sent back as often as the cap allows; then a person lets the client compact its context, and goes on: what the model is sent then has the
 * pointer again, and nothing else of what it was told before.
 */
async function compacts(window: ReturnType<typeof atTerminal>, stage: Stage, { client }: FoundClient): Promise<void> {
  const { server } = stage;
  await window.until(() => server.seen.contains("were run from outside when you stopped"));
  expect(server.seen.contains("D1 command: node check.mjs: exit 1"), window.text()).toBe(true);
  let told = "";
  for (let tries = 0; tries < 240 && !told.includes("ended: cap"); tries += 1) {
    await new Promise((resume) => setTimeout(resume, 250));
    told = (await status(stage, client))[1];
  }
  expect(told, window.text()).toContain("ended: cap");
  const before = server.requests.length;
  // a client that has not come to rest yet refuses the order
  for (let tries = 0; tries < 12 && server.requests.length === before; tries += 1) {
    await window.type("/compact");
    await new Promise((resume) => setTimeout(resume, 3000));
  }
  const compacted = server.requests.length;
  const sent = (): string => JSON.stringify(server.requests.slice(compacted).map(({ body }) => body));
  await window.type("Go on, please.");
  await window.until(() => sent().includes("Go on, please."));
  expect(sent()).toContain("under the contract");
}

/** Calls the client, which must not fail. */
async function plainly({ path }: FoundClient, args: readonly string[], { cwd, env }: Stage) {
  const ran = await runProcess(path, args, { cwd, env: env as Record<string, string>, timeoutSeconds: 120 });
  expect(ran.exitCode, `${args.join(" ")}: ${ran.stderr}${ran.stdout}`).toBe(0);
  return ran;
}

const claude = await clientForTests("claude-code");
if (claude.skip !== undefined) console.warn(claude.skip);

describe.skipIf(claude.skip !== undefined)("the hooks in the real Claude Code", () => {
  const client = claude.client as FoundClient;

  test("send the agent back with what fails, give the pointer, refuse an edit of the contract, and let go when it holds", async () => {
    const steps = script(
      turn(write(".goalpost/small/contract.md", "easier"), say("Done.")),
      turn(write("done.txt", "done\n"), say("Now it is done.")),
    );
    const stage = await installed(client, steps);
    const args = ["-p", "--permission-mode", "acceptEdits", "Do the work."];
    const ran = await runProcess(client.path, args, { cwd: stage.cwd, env: stage.env as Record<string, string>, timeoutSeconds: 120 });
    expect(ran.exitCode, ran.stderr).toBe(0);
    const seen = stage.server.seen;
    expect(seen.contains('The work in this project is under the contract \\"small\\"') || seen.contains('under the contract "small"')).toBe(true);
    expect(seen.contains("belongs to the contract, which is sealed")).toBe(true);
    expect(seen.contains("were run from outside when you stopped")).toBe(true);
    expect(seen.contains("D1 command: node check.mjs: exit 1")).toBe(true);
    expect(readFileSync(join(stage.cwd, "done.txt"), "utf8")).toBe("done\n");
    expect(readFileSync(join(stage.cwd, ".goalpost/small/contract.md"), "utf8")).not.toBe("easier");
    const [, said] = await status(stage, "claude-code");
    expect(said).toContain("no contract is sealed here and not done");
    expect(stage.server.outside).toEqual([]);
  }, 240_000); // biome-ignore format: one

  test("come as a plugin too: it validates, installs and runs, in a marketplace that is a folder", async () => {
    const steps = script(turn(say("Done.")), turn(write("done.txt", "done\n"), say("Now it is done.")));
    const stage = await smallStage(steps, client);
    const { commands, folder } = await pluginIn(stage, client);
    const validated = await plainly(client, ["plugin", "validate", folder, "--strict"], stage);
    expect(validated.stdout).toContain("Validation passed");
    for (const command of commands) await plainly(client, command.split(" ").slice(1), stage);
    expect(await status(stage, "claude-code")).toEqual([0, expect.stringContaining("the plugin goalpost-hooks-small@goalpost-hooks")]); // biome-ignore format: one
    await plainly(client, ["-p", "--permission-mode", "acceptEdits", "Do the work."], stage);
    expect(stage.server.seen.contains("were run from outside when you stopped")).toBe(true);
    expect(stage.server.seen.contains("D1 command: node check.mjs: exit 1")).toBe(true);
    expect(readFileSync(join(stage.cwd, "done.txt"), "utf8")).toBe("done\n");
  }, 240_000);

  test.skipIf(process.platform !== "linux")("run in its own window, at a terminal, once the folder is trusted, and put the pointer back after a compaction", async () => {
    const stage = await installed(client, lazy(), {}, "1");
    const config = String(stage.env.CLAUDE_CONFIG_DIR);
    mkdirSync(config, { recursive: true });
    const [code, untrusted] = await status(stage, "claude-code");
    expect([code, untrusted]).toEqual([1, expect.stringContaining("this folder is not trusted")]);
    const state = {
      hasCompletedOnboarding: true,
      theme: "dark",
      bypassPermissionsModeAccepted: true,
      customApiKeyResponses: { approved: ["rehearsal-not-a-key".slice(-20)], rejected: [] },
      projects: { [stage.cwd]: { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true } },
    };
    writeFileSync(join(config, ".claude.json"), JSON.stringify(state));
    const window = atTerminal(client.path, ["--permission-mode", "acceptEdits", "Do the work."], stage);
    await compacts(window, stage, client);
  }, 240_000); // biome-ignore format: one
});

const codex = await clientForTests("codex");
if (codex.skip !== undefined) console.warn(codex.skip);

describe.skipIf(codex.skip !== undefined)("the hooks in the real Codex", () => {
  const client = codex.client as FoundClient;
  const exec = (stage: Stage) =>
    runProcess(client.path, ["exec", "--json", "--skip-git-repo-check", "-s", "workspace-write", "Do the work."], {
      cwd: stage.cwd,
      env: stage.env as Record<string, string>,
      timeoutSeconds: 120,
    });

  test("are skipped without a word until project and hooks are trusted, which status tells; then they send the agent back", async () => {
    const stage = await installed(client, plan());
    const home = String(stage.env.CODEX_HOME);
    const untrusted = await status(stage, "codex");
    expect(untrusted).toEqual([1, expect.stringContaining("the project is not trusted")]);

    appendFileSync(join(home, "config.toml"), `\n[projects.${JSON.stringify(stage.cwd)}]\ntrust_level = "trusted"\n`);
    expect(await status(stage, "codex")).toEqual([1, expect.stringContaining("Codex skips without a word: Stop (untrusted)")]); // biome-ignore format: one

    await trustHooks(home, stage.cwd);
    expect(await status(stage, "codex")).toEqual([0, expect.stringContaining("the client runs them here")]);

    const ran = await exec(stage);
    expect(ran.exitCode, ran.stderr).toBe(0);
    const { seen } = stage.server;
    expect(seen.contains("were run from outside when you stopped"), ran.stdout).toBe(true);
    expect(seen.contains("D1 command: node check.mjs: exit 1")).toBe(true);
    expect(seen.contains('under the contract \\"small\\"') || seen.contains('under the contract "small"')).toBe(true);
    expect(readFileSync(join(stage.cwd, "done.txt"), "utf8")).toBe("done\n");
    expect(stage.server.outside).toEqual([]);
  }, 240_000);

  test.skipIf(process.platform !== "linux")(
    "run in its own window, at a terminal, and put the pointer back after a compaction",
    async () => {
      const stage = await installed(client, lazy(), {}, "1");
      const home = String(stage.env.CODEX_HOME);
      appendFileSync(join(home, "config.toml"), `\n[projects.${JSON.stringify(stage.cwd)}]\ntrust_level = "trusted"\n`);
      await trustHooks(home, stage.cwd);
      // the client may offer a newer model, before its first request or after it, and the person keeps to the one that is set
      const window = atTerminal(client.path, ["-s", "workspace-write", "-a", "never", "Do the work."], stage, {
        "Use existing model": "2",
      });
      await compacts(window, stage, client);
    },
    240_000,
  );

  test("come as a plugin too: it installs, status names what is not trusted, and then it sends the agent back", async () => {
    const stage = await smallStage(plan(), client);
    const home = String(stage.env.CODEX_HOME);
    // an isolated home leaves plugins off, since the client then asks an address outside
    const config = readFileSync(join(home, "config.toml"), "utf8").replace("plugins = false", "plugins = true");
    writeFileSync(
      join(home, "config.toml"),
      `${config}\n[projects.${JSON.stringify(stage.cwd)}]\ntrust_level = "trusted"\n`,
    );
    const { commands } = await pluginIn(stage, client);
    for (const command of commands) await plainly(client, command.split(" ").slice(1), stage);
    expect(await status(stage, "codex")).toEqual([1, expect.stringMatching(/the plugin goalpost-hooks-small@goalpost-hooks\n {2}will not run: Codex skips 3 hooks of the plugin/)]); // biome-ignore format: one
    await trustHooks(home, stage.cwd);
    expect(await status(stage, "codex")).toEqual([0, expect.stringContaining("the client runs them here")]);
    const ran = await exec(stage);
    expect(ran.exitCode, ran.stderr).toBe(0);
    expect(stage.server.seen.contains("were run from outside when you stopped"), ran.stdout).toBe(true);
    expect(readFileSync(join(stage.cwd, "done.txt"), "utf8")).toBe("done\n");
  }, 240_000);

  /** What a person does with /hooks, by the same call of the client. */
  async function trustHooks(home: string, cwd: string): Promise<void> {
    const server = await ConfigServer.start({ binary: nativeCodex(client.path), home });
    try {
      const { result } = await server.call("hooks/list", { cwds: [cwd] });
      const hooks = (result as { data: { hooks: { key: string; currentHash: string }[] }[] }).data.flatMap((each) => each.hooks); // biome-ignore format: one
      const value = Object.fromEntries(hooks.map(({ key, currentHash }) => [key, { trusted_hash: currentHash }]));
      const edits = [{ keyPath: "hooks.state", value, mergeStrategy: "upsert" }];
      expect((await server.call("config/batchWrite", { edits, reloadUserConfig: true })).error).toBeUndefined();
    } finally {
      await server.close();
    }
  }
});

/** A program at a terminal of its own, by the system's `script`; a question that it may draw gets its key, once. */
function atTerminal(
  path: string,
  args: readonly string[],
  { cwd, env }: Stage,
  answers: Readonly<Record<string, string>> = {},
) {
  const unasked = new Map(Object.entries(answers));
  const quoted = [path, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const child = spawn("script", ["-qfec", `stty rows 40 cols 120; exec ${quoted}`, "/dev/null"], {
    cwd,
    env: { ...env, TERM: "xterm-256color" },
    stdio: ["pipe", "pipe", "ignore"],
    detached: true,
  });
  let drawn = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    for (let left = text.split("\u001b[6n").length; left > 1; left -= 1) child.stdin.write("\u001b[1;1R");
    drawn += text;
  });
  child.stdin.on("error", () => undefined);
  onTestFinished(() => {
    // Codex's window leaves a daemon behind, whose program lies in its home
    const home = env.CODEX_HOME;
    const daemons = home === undefined ? [] : readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && commandLineOf(pid).startsWith(`${home}/`)); // biome-ignore format: one
    for (const pid of [...(child.pid === undefined ? [] : [-child.pid]), ...daemons.map(Number)]) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // it has ended by itself
      }
    }
  });
  /** What was drawn, without how. */
  const text = (): string =>
    // biome-ignore-start lint/suspicious/noControlCharactersInRegex: what a terminal is told is left out
    drawn
      .replaceAll(/\u001b(?:\[[0-9;?>]*[A-Za-z]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g, " ")
      .replaceAll(/\s+/g, " ");
  // biome-ignore-end lint/suspicious/noControlCharactersInRegex: see above
  let looked = 0;
  /** Gives each question its key, and once more every five seconds while a picture moves: so the screen stood on which a run of this test waited in vain. */
  const answer = (tries: number): void => {
    for (const [question, key] of unasked.size > 0 ? unasked : []) {
      if (text().includes(question) && unasked.delete(question)) child.stdin.write(key);
    }
    if (tries % 50 !== 49) return;
    const moves = /[\u2800-\u28ff]{4}/.test(drawn.slice(looked));
    looked = drawn.length;
    if (moves) for (const key of Object.values(answers)) child.stdin.write(key);
  };
  return {
    text,
    /** Types a line as a person does: the return key comes after the text was taken in. */
    async type(text: string): Promise<void> {
      child.stdin.write(text);
      await new Promise((resume) => setTimeout(resume, 1500));
      child.stdin.write("\r");
    },
    async until(holds: () => boolean): Promise<void> {
      for (let tries = 0; !holds(); tries += 1) {
        if (tries > 1200) throw new Error(`it did not come about; the screen: ${drawn.slice(-3000)}`);
        answer(tries);
        await new Promise((resume) => setTimeout(resume, 100));
      }
    },
  };
}
