import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
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
  return { folder, look: (edited?: readonly string[]) => watch.look(edited), before: watch.look() };
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

  test.skipIf(process.platform === "win32")("a program that may be run now is new content", () => {
    const { folder, look } = started();
    put(folder, "bin/cart", "#!/bin/sh\necho cart\n");
    const before = look();
    chmodSync(join(folder, "bin/cart"), 0o755);
    expect(look()?.content).not.toBe(before?.content);
    chmodSync(join(folder, "bin/cart"), 0o644);
    expect(look()?.content).toBe(before?.content);
  });

  test("what is edited by a tool counts to the letter, but for dates and what only counts", () => {
    const { folder, look, before } = started({ "a.yml": "timeout: 1s\n" });
    const figuresAfter = (text: string, edited: readonly string[]): string | undefined => {
      put(folder, "a.yml", text);
      return look(edited)?.figures;
    };
    expect(figuresAfter("timeout: 30s\n", [])).toBe(before?.figures);
    const seen = ["timeout: 40s\n", "timeout: 40s \n", "timeout:  55s\n"].map((text) => figuresAfter(text, [join(folder, "a.yml")])); // biome-ignore format: one
    expect(new Set([before?.figures, ...seen]).size).toBe(4);
    put(folder, "b.md", "2026-11-30 try 1\n");
    look(["b.md"]);
    const dated = [2, 3, 4, 5, 6, 7, 8].map((at) => {
      put(folder, "b.md", `2026-11-30 12:0${at} try ${at}\n`);
      return look(["b.md"])?.figures;
    });
    expect(new Set(dated.slice(3)).size).toBe(1);
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
