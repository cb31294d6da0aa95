import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sealSha256 } from "@goalpost/verify";
import { describe, expect, onTestFinished, test } from "vitest";
import { project, put, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { sealFile } from "../testing/sealed.ts";
import { sshKey } from "../testing/ssh-key.ts";

const words =
  "# small\n\n## goal\n\n- G1 outcome: done.txt says done.\n\n## constraints\n\n- C1 scope: only `done.txt` may change.\n\n## done_when\n\n- D1 shell: `grep -q done done.txt` exits 0.\n";

/** A sealed project in git, with the work done. */
async function worked(): Promise<{ readonly cwd: string; readonly seal: string }> {
  const cwd = project({ "small.goal.md": words });
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], { cwd, env: testEnv(cwd) });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "start");
  const seal = sealSha256(await sealFile(cwd, "small.goal.md"));
  put(cwd, "done.txt", "done\n");
  git("add", "-A");
  git("commit", "-qm", "work");
  return { cwd, seal };
}

/** Another machine: a clone, and nothing of our state. */
function cloneOf(cwd: string): string {
  const to = `${cwd}-clone`;
  onTestFinished(() => rmSync(to, { recursive: true, force: true }));
  execFileSync("git", ["clone", "-q", cwd, to], { env: testEnv(cwd) });
  return to;
}

describe("a receipt that verify writes", () => {
  test("is checked in a clone: valid, and stale after one byte; writing it again is not a change of the work", async () => {
    const { cwd, seal } = await worked();
    for (let times = 0; times < 2; times += 1) {
      const verified = await call(["verify", "small", "--seal", seal, "--receipt", "r.json"], { cwd });
      expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/seal [0-9a-f]{12} \(as printed at the start\)[\s\S]*\nVERDICT: done\n$/) }); // biome-ignore format: one
    }
    expect((await call(["check-receipt", "r.json"], { cwd })).code).toBe(0);
    const clone = cloneOf(cwd);
    put(clone, "r.json", readFileSync(join(cwd, "r.json"), "utf8"));
    const valid = await call(["check-receipt", "r.json"], { cwd: clone });
    expect(valid.out).toMatch(
      /^small: done, judged \S+; 2 checks, 2 pass\nseal [0-9a-f]{12} \(as printed at the start\); tree [0-9a-f]{12}, in git [0-9a-f]{12}\nnot signed: it is the word of whoever wrote the file\nit cannot know:\n(?: {2}- .+\n)+RECEIPT: valid \(done\): it is about this very tree, by its content\n$/,
    );
    expect(valid.code).toBe(0);
    expect((await call(["check-receipt", "r.json", "--commit", "HEAD"], { cwd: clone })).out).toContain("by its id in git"); // biome-ignore format: one
    const json = await call(["check-receipt", "r.json", "--format", "json"], { cwd: clone });
    expect(JSON.parse(json.out)).toMatchObject({ version: 1, state: "valid", word: { kind: "unsigned" } });
    put(clone, "done.txt", "done!");
    expect(await call(["check-receipt", "r.json"], { cwd: clone })).toMatchObject({ code: 1, out: expect.stringMatching(/\nRECEIPT: stale: it is about another tree .+\n$/) }); // biome-ignore format: one
  });

  test("says its verdict by the exit code when it is valid, and where its seal came from", async () => {
    const { cwd } = await worked();
    put(cwd, "done.txt", "not yet\n");
    const verified = await call(["verify", "small", "--receipt", "r.json"], { cwd });
    expect(verified.out).toContain("(from the state folder)");
    expect(verified.out).toContain("note: the seal comes from the state folder: an agent that ran without a sandbox could have changed it"); // biome-ignore format: one
    const checked = await call(["check-receipt", "r.json"], { cwd });
    expect(checked).toMatchObject({ code: 1, out: expect.stringContaining("RECEIPT: valid (not done): ") });
    expect(checked.out).toContain("  - Whether the seal is the one of the start");
  });

  test("is signed, and trusted by a list", async () => {
    const { cwd, seal } = await worked();
    const key = sshKey(cwd, "ada@example.com");
    const file = join(`${cwd}.state`, "r.json");
    const verified = await call(["verify", "small", "--seal", seal, "--receipt", file, "--sign", key.file], { cwd });
    expect(verified.code, verified.err).toBe(0);
    writeFileSync(join(`${cwd}.state`, "allowed"), key.line);
    writeFileSync(join(`${cwd}.state`, "others"), key.line.replace(/AAAA\S+/, `AAAA${"B".repeat(40)}`));
    const list = (name: string) => ["check-receipt", file, "--allowed-signers", join(`${cwd}.state`, name)];
    expect(await call(list("allowed"), { cwd })).toMatchObject({ code: 0, out: expect.stringMatching(/\nsigned by ada@example\.com, SHA256:\S+\n/) }); // biome-ignore format: one
    expect(await call(list("others"), { cwd })).toMatchObject({ code: 1, out: expect.stringMatching(/\nRECEIPT: untrusted: the key SHA256:\S+ is not among the allowed signers\n$/) }); // biome-ignore format: one
    expect(await call(["check-receipt", file], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining("whose key that is, --allowed-signers says") }); // biome-ignore format: one
  });

  test("replaces no file of the user's, and is not written without a seal", async () => {
    const { cwd, seal } = await worked();
    const mine = await call(["verify", "small", "--seal", seal, "--receipt", "small.goal.md"], { cwd });
    expect(mine).toMatchObject({ code: 2, err: expect.stringContaining("--receipt small.goal.md: is there already, and is not a receipt of ours; it is not replaced") }); // biome-ignore format: one
    expect(readFileSync(join(cwd, "small.goal.md"), "utf8")).toBe(words);
    const open = await call(["verify", "small", "--unsealed", "--receipt", "r.json"], { cwd });
    expect(open).toMatchObject({ code: 2, err: expect.stringContaining("code: verify/not-sealed") });
    const nowhere = await call(["verify", "small", "--seal", seal, "--receipt", "none/r.json"], { cwd });
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining("--receipt none/r.json: cannot be written: ENOENT") }); // biome-ignore format: one
    const sign = await call(["verify", "small", "--sign", "key"], { cwd });
    expect(sign).toMatchObject({ code: 2, err: expect.stringContaining("--sign: signs a receipt, and there is none to sign") }); // biome-ignore format: one
  });

  test.each([
    ["{", "bad.json: is not JSON"],
    ["{}", "bad.json: is not a receipt"],
    [
      '{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://github.com/goalpost/goalpost/receipt/v9"}',
      "bad.json: is a receipt of version 9, expected 1",
    ],
  ])("that is none: %s", async (text, says) => {
    const cwd = project({ "bad.json": text });
    expect(await call(["check-receipt", "bad.json"], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining(says) }); // biome-ignore format: one
  });
});
