import { afterAll, beforeAll, expect, test } from "vitest";
import { type Project, project } from "../testing/project.ts";
import { walk } from "./walk.ts";

let at: Project & Disposable;
beforeAll(() => {
  at = project({ "a.ts": "", "src/b.ts": "", "src/.hidden/c.ts": "", "src/[id].ts": "", "node_modules/x/i.ts": "", "sub/node_modules/y.ts": "", "line\nbreak.ts": "" }); // biome-ignore format: one
  at.link("linked", "src");
});
afterAll(() => at[Symbol.dispose]());

test.each<[readonly string[], readonly string[]]>([
  [["**/*.ts"], ["a.ts", "line\nbreak.ts", "src/.hidden/c.ts", "src/[id].ts", "src/b.ts"]],
  [["src"], ["src/.hidden/c.ts", "src/[id].ts", "src/b.ts"]],
  [["src/"], ["src/.hidden/c.ts", "src/[id].ts", "src/b.ts"]],
  [
    ["./src/*.ts", "src/b.ts"],
    ["src/[id].ts", "src/b.ts"],
  ],
  [["src/\\[id\\].ts"], ["src/[id].ts"]],
  [["src/[id].ts"], ["src/[id].ts"]],
  [["sub/../a.ts"], ["a.ts"]],
  [["node_modules/**"], ["node_modules/x/i.ts"]],
  [["linked"], ["linked"]],
  [["linked/**"], ["linked"]],
  [["linked/b.ts"], []],
  [["none"], []],
  [["!a.ts"], []],
])("walk %j", (paths, found) => expect(walk(at.root, paths)).toEqual(found));
