import { spawn } from "node:child_process";
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writerIn } from "../testing/writer.ts";
import { setToml } from "../toml/edit-toml.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { updateFile } from "./write-atomic.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");
mkdirSync(cache, { recursive: true });
const root = mkdtempSync(join(cache, "write-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const writer = writerIn(root);

/** Starts a writer; it is ended with SIGKILL `waitMs` after the file first looks as `isReady` wants it, and says whether it was. */
function write(file: string, key: string, count: number, isReady?: (text: string) => boolean, waitMs = 0) {
  return new Promise<boolean>((resolve, reject) => {
    const [program, ...args] = writer(file, key, count);
    const child = spawn(program, args, {
      stdio: ["ignore", "ignore", "inherit"],
      timeout: 60_000,
      killSignal: "SIGKILL",
    });
    const look = setInterval(() => {
      if (!isReady?.(readFileSync(file, "utf8"))) return;
      clearInterval(look);
      setTimeout(() => child.kill("SIGKILL"), waitMs);
    }, 1);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      clearInterval(look);
      if (code === 0 || signal === "SIGKILL") resolve(signal === "SIGKILL");
      else reject(new Error(`writer exit ${code}`));
    });
  });
}

test("the mode is kept, a symlink is followed, the old text stays as a backup", () => {
  const [file, link] = [join(root, "real.toml"), join(root, "link.toml")];
  writeFileSync(file, "a = 1\n");
  chmodSync(file, 0o640);
  symlinkSync(file, link);
  const result = updateFile(link, (text = "") => setToml(text, ["b"], 2));
  expect(readFileSync(file, "utf8")).toBe("a = 1\nb = 2\n");
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readFileSync(result.backup ?? "", "utf8")).toBe("a = 1\n");
  expect(readFileSync(link, "utf8")).toBe("a = 1\nb = 2\n");
});

test("a new file takes the old one's place: nothing is written into the old one", () => {
  const [file, second] = [join(root, "linked.toml"), join(root, "second-name.toml")];
  writeFileSync(file, "a = 1\n");
  linkSync(file, second);
  updateFile(file, () => "a = 2\n");
  expect(readFileSync(file, "utf8")).toBe("a = 2\n");
  expect(readFileSync(second, "utf8")).toBe("a = 1\n");
});

test("a symlink to what does not exist yet is followed", () => {
  const link = join(root, "to-new.toml");
  symlinkSync("inner/new.toml", link);
  updateFile(link, () => "a = 1\n");
  expect(readFileSync(join(root, "inner/new.toml"), "utf8")).toBe("a = 1\n");
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

test("what the system refuses is said, with the path and the system's word", () => {
  symlinkSync(join(root, "loop.toml"), join(root, "loop.toml"));
  writeFileSync(join(root, "file.toml"), "");
  mkdirSync(join(root, "folder.toml"));
  for (const [name, word] of [
    ["loop.toml", "ELOOP"],
    ["file.toml/config.toml", "ENOTDIR"],
    ["folder.toml", "EISDIR"],
  ])
    expect(() => updateFile(join(root, String(name)), () => "")).toThrow(
      `cannot be written (${word}); it is as it was`,
    );
});

test("a file that is read-only by its own mode is refused, though its folder would let it be replaced", () => {
  const path = join(root, "kept.toml");
  writeFileSync(path, 'model = "a"\n');
  chmodSync(path, 0o444);
  expect(() => updateFile(path, () => 'model = "b"\n')).toThrow(
    /is read-only; it is as it was\n {2}help: make it writable first: chmod u\+w /,
  );
  expect(readFileSync(path, "utf8")).toBe('model = "a"\n');
  expect(readdirSync(root).filter((name) => name.startsWith("kept.toml."))).toEqual([]);
  expect(updateFile(path, (text) => text ?? "").changed).toBe(false);
});

test("a change that throws touches nothing, and leaves no lock", () => {
  const file = join(root, "broken.toml");
  writeFileSync(file, "a = \n");
  expect(() => updateFile(file, (text = "") => setToml(text, ["b"], 2))).toThrow(/^config\.toml:1:\d+: /);
  expect(readFileSync(file, "utf8")).toBe("a = \n");
  expect(readdirSync(root).filter((name) => name.startsWith("broken") && name !== "broken.toml")).toEqual([]);
});

test("bytes that are not UTF-8 are refused, not replaced", () => {
  const file = join(root, "latin.toml");
  writeFileSync(file, Buffer.from([0x61, 0x3d, 0x22, 0xe9, 0x22]));
  expect(() => updateFile(file, () => "x")).toThrow(/not UTF-8/);
  expect(readFileSync(file)).toHaveLength(5);
});

test("two writers at once lose nothing", async () => {
  const file = join(root, "two.toml");
  writeFileSync(file, "# ours\n");
  await Promise.all([write(file, "left", 20), write(file, "right", 20)]);
  const { left, right } = parseToml(readFileSync(file, "utf8")).value as Record<string, Record<string, bigint>>;
  expect([Object.keys(left ?? {}).length, Object.keys(right ?? {}).length]).toEqual([20, 20]);
});

test("kill -9 at any moment leaves a whole text, and the next writer goes on", async () => {
  const file = join(root, "killed.toml");
  writeFileSync(file, "# ours\n[run]\n");
  for (let round = 0; round < 12; round++) {
    // The writer has far more to write than it lives for: it dies at its third write or later, however slow the machine is.
    const isReady = (text: string) => text.split(`[k${round}]`)[1]?.includes("n1 = ") === true;
    expect(await write(file, `k${round}`, 20_000, isReady, round * 3)).toBe(true);
    const table = parseToml(readFileSync(file, "utf8")).value as Record<string, Record<string, bigint>>;
    const numbers = Object.values(table[`k${round}`] ?? {}).map(Number);
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers).toEqual(numbers.map((_, at) => at));
    updateFile(file, (text = "") => setToml(text, ["run", `r${round}`], true));
  }
  expect(Object.keys((parseToml(readFileSync(file, "utf8")).value as Record<string, object>).run ?? {})).toHaveLength(
    12,
  );
}, 120_000);
