import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { clientForTests, findClient, isolatedHome, requireClient, runProcess } from "./index.ts";

/** A folder that holds a program with this text. */
async function program(name: string, text: string, at = "."): Promise<{ root: string; path: string }> {
  const home = await isolatedHome({ client: "codex" });
  onTestFinished(() => home.dispose());
  const folder = join(home.root, at);
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return { root: home.root, path };
}

const env = { GOALPOST_CACHE_DIR: process.env.GOALPOST_CACHE_DIR };

describe("a client is found", () => {
  test("where the caller says, before all else", async () => {
    const { path } = await program("x", "echo codex-cli 9.8.7-alpha.1");
    const other = { ...env, GOALPOST_CODEX: "/nowhere" };
    expect(await findClient("codex", { path, env: other })).toEqual({
      found: true,
      client: "codex",
      path,
      version: "9.8.7-alpha.1",
    });
    expect(await findClient("codex", { env: { ...env, GOALPOST_CODEX: path } })).toMatchObject({ path });
  });

  test("and asked once, until its file or its surroundings are others; one that did not answer is asked again", async () => {
    const { path, root } = await program("x", 'echo >> "$(dirname "$0")/asked"; echo codex-cli 1.2.3');
    const asked = async () => (await readFile(join(root, "asked"), "utf8")).length;
    for (let time = 0; time < 2; time++) expect(await findClient("codex", { path, env })).toMatchObject({ path });
    expect(await asked()).toBe(1);
    await findClient("codex", { path, env: { ...env, LANG: "C" } });
    expect(await asked()).toBe(2);
    await writeFile(path, "#!/bin/sh\necho broken\n");
    expect(await findClient("codex", { path, env })).toMatchObject({ found: false });
    await writeFile(path, "#!/bin/sh\necho codex-cli 4.5.6\n");
    expect(await findClient("codex", { path, env })).toMatchObject({ version: "4.5.6" });
  });

  test("in node_modules/.bin upward from the folder, before PATH", async () => {
    const { root, path } = await program("claude", "echo '2.1.330 (Claude Code)'", "node_modules/.bin");
    const onPath = await program("claude", "echo 1.1.1");
    const cwd = join(root, "a/b");
    expect(await findClient("claude-code", { cwd, env: { ...env, PATH: onPath.root } })).toMatchObject({
      path,
      version: "2.1.330",
    });
  });
});

describe("a client is missing, with a reason", () => {
  test.each([
    ["is not a program that can be run", undefined],
    ['ended with 3 and said "broken"', "echo broken; exit 3"],
    ['ended with 0 and said "no number"', "echo no number"],
    ["gave no answer in 1 s", "sleep 60"],
    ["could not be started", "#!/nowhere"],
  ])("%s", async (reason, text) => {
    const { path } = await program("x", text ?? "");
    if (text === undefined) await chmod(path, 0o644);
    if (text === "#!/nowhere") await writeFile(path, "#!/nowhere\n");
    const result = await findClient("codex", { path, env, timeoutSeconds: 1 });
    expect(result).toMatchObject({
      found: false,
      reason: expect.stringContaining(reason),
      help: expect.stringContaining("GOALPOST_CODEX"),
    });
  });

  test("and a search that was given up says so, and ends what it had started", async () => {
    const { path, root } = await program("x", 'echo $$ > "$(dirname "$0")/pid"; exec sleep 600');
    const control = new AbortController();
    const search = expect(findClient("codex", { path, env, signal: control.signal })).rejects.toMatchObject({
      code: "client/aborted",
    });
    const pid = async () => Number(await readFile(join(root, "pid"), "utf8").catch(() => "0"));
    while ((await pid()) === 0) await sleep(5);
    control.abort();
    await search;
    const started = await pid();
    expect(() => process.kill(started, 0)).toThrow("ESRCH");
  });

  test("and nothing else is tried when the given path does not work", async () => {
    expect(
      await findClient("codex", { path: "/nowhere/codex", env: { ...env, PATH: process.env.PATH } }),
    ).toMatchObject({ found: false });
  });
});

describe("without a client, tests", () => {
  const options = { path: "/nowhere/codex" };
  test("skip with the reason", async () => {
    const { skip, client } = await clientForTests("codex", { ...options, env: { ...env, CI: "" } });
    expect([skip, client]).toEqual([expect.stringContaining("/nowhere/codex is not a program"), undefined]);
  });
  test("fail in CI", async () => {
    await expect(clientForTests("codex", { ...options, env: { ...env, CI: "true" } })).rejects.toMatchObject({
      code: "client/not-found",
    });
    await expect(requireClient("codex", { ...options, env })).rejects.toThrow(
      /^codex: .+\n {2}help: install @openai\/codex/,
    );
  });
});

describe("a process", () => {
  const cwd = import.meta.dirname;
  test("is given its input and its environment only, without a shell", async () => {
    const ran = await runProcess("/bin/sh", ["-c", 'cat; printf %s "$A$HOME$1"', "-", "$(no)"], {
      cwd,
      env: { A: "a" },
      input: "in ",
    });
    expect(ran).toEqual({ exitCode: 0, stdout: "in a$(no)", stderr: "", timedOut: false });
  });
  test("is ended with all that it started, at the limit and when it ends", async () => {
    const slow = await runProcess("/bin/sh", ["-c", "sleep 60 & sleep 60"], { cwd, env: {}, timeoutSeconds: 0.3 });
    expect([slow.exitCode, slow.timedOut]).toEqual([null, true]);
    // What is left running holds the pipe: that this comes back within the test's time is the proof.
    const left = await runProcess("/bin/sh", ["-c", "sleep 600 & echo started"], { cwd, env: {}, timeoutSeconds: 600 });
    expect(left).toEqual({ exitCode: 0, stdout: "started\n", stderr: "", timedOut: false });
  });
  test("is cut, not kept, beyond the limit of its output", async () => {
    const ran = await runProcess(process.execPath, ["-e", "console.log('x'.repeat(1e6))"], {
      cwd,
      env: {},
      maxChars: 10,
    });
    expect([ran.exitCode, ran.stdout]).toEqual([0, "x".repeat(10)]);
  });
});
