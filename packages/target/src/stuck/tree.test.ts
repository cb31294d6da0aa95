import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder } from "../testing/fresh-folder.ts";
import { TreeWatch } from "./tree.ts";

const put = (folder: string, path: string, text: string | Buffer): void => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};

function started(files: Readonly<Record<string, string>> = {}) {
  const folder = freshFolder();
  for (const [path, text] of Object.entries(files)) put(folder, path, text);
  const watch = new TreeWatch(folder);
  return { folder, look: () => watch.look(), before: watch.look() };
}

describe("a look at a tree", () => {
  test("tells whether anything changed, to the letter and in its words", () => {
    const { folder, look, before } = started({ "a.ts": "export const a = 1;\n", "b/c.md": "Hello.\n" });
    expect(look()).toMatchObject({ exact: before?.exact, content: before?.content });
    put(folder, "a.ts", "export const a = 1;\nexport const b = 2;\n");
    const after = look();
    expect(after?.exact).not.toBe(before?.exact);
    expect(after?.content).not.toBe(before?.content);
    put(folder, "a.ts", "export const a = 1;\n");
    expect(look()).toMatchObject({ exact: before?.exact, content: before?.content });
    rmSync(join(folder, "b/c.md"));
    expect(look()?.content).not.toBe(before?.content);
    expect(before?.isOld("b/c.md")).toBe(true);
    expect(before?.isOld("../b/c.md")).toBe(false);
  });

  test("a file that is touched, or counts, is not new content for long", () => {
    const { folder, look, before } = started({ "a.ts": "x\n" });
    utimesSync(join(folder, "a.ts"), new Date(), new Date(1));
    expect(look()).toMatchObject({ exact: before?.exact, content: before?.content });
    const seen = new Set<string | undefined>();
    for (let at = 0; at < 20; at++) {
      put(folder, "counter.txt", `turn ${at} at 2026-11-30T02:00:${10 + at}Z\n`.repeat(at + 1));
      seen.add(look()?.content);
    }
    expect(seen.size).toBe(3);
  });

  test("enters no repository's own folder and follows no link", () => {
    const { folder, look, before } = started({
      ".git/HEAD": "ref",
      "node_modules/x/y.js": "1",
      ".goalpost/a/contract.md": "c",
    });
    put(folder, ".git/HEAD", "other words");
    put(folder, "node_modules/x/y.js", "other words");
    expect(look()).toMatchObject({ exact: before?.exact });
    symlinkSync("/", join(folder, "root"));
    const linked = look();
    expect(linked?.exact).not.toBe(before?.exact);
    expect(linked?.isOld("root/etc/passwd")).toBe(false);
  });

  test.skipIf(process.platform === "win32")("a pipe, a file of another's and one that is large harm nobody", () => {
    const { folder, look } = started();
    execFileSync("mkfifo", [join(folder, "pipe")]);
    put(folder, "large.bin", Buffer.alloc(5_000_000, 1));
    for (let at = 0; at < 12; at++) put(folder, `many/${"x".repeat(at + 1)}.txt`, "word ".repeat(150_000));
    expect(look()).toBeDefined();
    const seen = new Set<string | undefined>();
    for (let at = 0; at < 20; at++) {
      put(folder, "large.bin", Buffer.alloc(5_000_000, at));
      seen.add(look()?.content);
    }
    expect(seen.size).toBeLessThanOrEqual(6);
  });

  test("a tree that is gone or too large is not looked at", () => {
    expect(new TreeWatch(join(freshFolder(), "gone")).look()).toBeUndefined();
  });
});
