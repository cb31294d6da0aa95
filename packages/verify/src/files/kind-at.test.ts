import { expect, test } from "vitest";
import { foundOutside } from "../process/outside-path.ts";
import { project } from "../testing/project.ts";
import { kindAt } from "./kind-at.ts";

test("what cannot be looked at is not there, and stops nobody", () => {
  using at = project({ "a/b.txt": "b\n" });
  at.link("round", "round");
  const kinds = ["a", "a/b.txt", "a/b.txt/c", "none", "round", "round/c"].map((path) => kindAt(`${at.root}/${path}`));
  expect(kinds).toEqual(["folder", "file", undefined, undefined, undefined, undefined]);
  expect(kindAt("/dev/null")).toBe("other");
  // A PATH may name folders that the user may not enter, and links that lead nowhere.
  expect(foundOutside("/elsewhere", { PATH: `${at.root}/round:${at.root}/a` }, "b.txt")).toBe(true);
  expect(foundOutside("/elsewhere", { PATH: `${at.root}/round:${at.root}/a` }, "c.txt")).toBe(false);
});
