import { parseContract } from "@goalpost/core";
import { describe, expect, test } from "vitest";
import { contractOf, type WireItem } from "../testing/project.ts";
import { admissionOf, dataPaths, madePaths } from "./admission.ts";
import { protectionOf } from "./protected.ts";

const scope = (...paths: readonly string[]): WireItem => ({ kind: "scope", paths });
const unchanged = (...paths: readonly string[]): WireItem => ({ kind: "unchanged", paths });
const run: WireItem = { kind: "command", run: "npm test" };
const admission = (constraints: readonly WireItem[], done: readonly WireItem[] = [run], isTest?: (path: string) => boolean) =>
  admissionOf(contractOf(done, constraints), isTest); // biome-ignore format: one
const why = (constraints: readonly WireItem[], path: string, change: "added" | "modified" | "deleted" = "modified") =>
  admission(constraints).refuse(path, change)?.why; // biome-ignore format: one

describe("what comes in", () => {
  test("is what every scope allows, in whichever Unicode form", () => {
    expect(why([scope("src/**")], "src/a.js")).toBeUndefined();
    expect(why([scope("src/**")], "lib/a.js")).toBe("outside-scope");
    expect(why([scope("src/**"), scope("src/a/**")], "src/b.js")).toBe("outside-scope");
    expect(why([scope("src/**"), scope("src/a/**")], "src/a/b.js")).toBeUndefined();
    expect(why([scope("src/é.js")], "src/é.js")).toBeUndefined();
    expect(admission([]).refuse("anything.js", "modified")).toBeUndefined();
    expect(admission([]).scoped).toBe(false);
    expect(admission([scope("src/**")]).scoped).toBe(true);
  });

  test("is nothing that must stay as it was, also where it is named", () => {
    expect(why([scope("src/**"), unchanged("src/golden/**")], "src/golden/a.json")).toBe("unchanged");
    expect(why([scope("src/a.json"), unchanged("src/a.json")], "src/a.json")).toBe("unchanged");
    // Since a commit, it is the check that compares.
    expect(why([scope("src/**"), { kind: "unchanged", paths: ["src/golden/**"], since: "HEAD" }], "src/golden/a.json")).toBeUndefined();
  }); // biome-ignore format: one

  test.each([
    ["src/a.test.js", "a test"],
    ["test/data.json", "a test"],
    ["package.json", "a manifest"],
    ["requirements-dev.txt", "a manifest"],
    ["package-lock.json", "a lockfile"],
    ["vite.config.ts", "a configuration"],
    ["build.rs", "a configuration"],
    [".github/a.yml", "a dotfile"],
    ["run.sh", "a script"],
    ["tools/make.py", "a script"],
  ])("%s of the start needs its very name in a scope", (path, words) => {
    const refusal = admission([scope("**")]).refuse(path, "modified");
    expect(refusal).toEqual({ why: "protected", what: `is ${words} of the start; only a scope that names this very file lets it in: scope(${JSON.stringify(path)})` }); // biome-ignore format: one
    expect(admission([scope("**")]).refuse(path, "deleted")?.why).toBe("protected");
    expect(why([scope("**", path)], path)).toBeUndefined();
    expect(why([scope(`./${path}`)], path)).toBeUndefined();
  });

  test("decides how checks run only where the start had it: a new configuration is refused, a new test or script is not", () => {
    const added = (path: string) => admission([scope("**")]).refuse(path, "added");
    expect(added("pytest.ini")).toEqual({ why: "protected", what: 'is a configuration and would decide how checks run; only a scope that names this very file lets it in: scope("pytest.ini")' }); // biome-ignore format: one
    for (const path of [
      "Cargo.toml",
      "yarn.lock",
      ".npmrc",
      ".env",
      "src/.swp",
      "src/.a.swp/.gitkeep",
      "svc/pytest.toml",
      "tox.toml",
      "crates/a/rust-toolchain.toml",
      "rust-toolchain",
      "global.json",
      "vitest.workspace.json",
      "karma.conf.js",
    ])
      expect(added(path)?.why, path).toBe("protected");
    for (const path of [
      "src/a.test.js",
      "run.sh",
      "src/a.js",
      "src/conf.js",
      "src/workspace.json",
      "src/new/.gitkeep",
      "src/.#a.js",
      "src/.a.js.swp",
    ])
      expect(added(path), path).toBeUndefined();
  });

  test("of a manifest one key is its name too", () => {
    expect(why([scope("package.json#scripts")], "package.json")).toBeUndefined();
    expect(admission([scope("package.json")]).isNamed("package.json")).toBe(true);
    expect(admission([scope("*.json")]).isNamed("package.json")).toBe(false);
    // A pattern names no file, not even the one that is called so.
    expect(admission([scope("*.json")]).isNamed("*.json")).toBe(false);
  });
});

describe("added tests", () => {
  test("are told by their name or by the runner, unless the scope names them", () => {
    const { isAddedTest } = admission([scope("**", "test/named.js")], [run], (path) => path.endsWith(".check.js"));
    expect(isAddedTest("src/a.check.js", "added")).toBe(true);
    expect(isAddedTest("test/a.js", "added")).toBe(true);
    // jest loads it in the place of a package, unasked.
    expect(isAddedTest("src/__mocks__/checkkit.js", "added")).toBe(true);
    expect(isAddedTest("test/named.js", "added")).toBe(false);
    expect(isAddedTest("src/a.js", "added")).toBe(false);
    expect(isAddedTest("test/a.js", "modified")).toBe(false);
    expect(admission([scope("**")]).isAddedTest("src/a.check.js", "added")).toBe(false);
  });
});

describe("what items ask for by name", () => {
  const items: readonly WireItem[] = [
    { kind: "artifact", path: "./reports/a.json" },
    { kind: "artifact", path: "made.json", produced_by: { kind: "command", run: "make" } },
    { kind: "absent", pattern: { source: "x", flags: "" }, in: "logs/a.log" },
    { kind: "absent", pattern: { source: "x", flags: "" }, in: "logs/*.log" },
    { kind: "review", text: "fine", evidence: "notes/review.md" },
  ];

  test("is data where no scope lets it in, and no path is guarded", () => {
    expect(dataPaths(contractOf(items))).toEqual(["reports/a.json", "logs/a.log", "notes/review.md"]);
    const { isData } = admission([scope("src/**")], items);
    expect(["reports/a.json", "logs/a.log", "notes/review.md"].map(isData)).toEqual([true, true, true]);
    expect(["made.json", "logs/b.log", "src/a.js"].map(isData)).toEqual([false, false, false]);
    expect(admission([scope("reports/**")], items).isData("reports/a.json")).toBe(false);
    expect(admission([scope("src/**"), unchanged("reports/**")], items).isData("reports/a.json")).toBe(false);
    expect(admission([], items).isData("reports/a.json")).toBe(false);
  });

  test("is also what is to be handed over, where that is one file", () => {
    const handed = [
      { kind: "deliver", path: "./CHANGELOG.md" },
      { kind: "deliver", path: "dist/**" },
      { kind: "completion_signal", text: "PORTED" },
    ];
    const contract = parseContract({ version: 1, id: "c", blocks: [{ kind: "goal", items: [{ kind: "outcome", text: "It." }] }, { kind: "done_when", items: [run] }, { kind: "output_contract", items: handed }] }); // biome-ignore format: one
    expect(dataPaths(contract)).toEqual(["CHANGELOG.md"]);
  });

  test("is made again where a check makes it", () => {
    expect(madePaths(contractOf(items))).toEqual(["made.json"]);
    expect(admission([scope("src/**")], items).refuse("made.json", "modified")).toEqual({ why: "made-again", what: "is made again by a check, in the room" }); // biome-ignore format: one
    expect(admission([scope("**")], items).refuse("made.json", "modified")).toBeUndefined();
    expect(admission([scope("src/**"), unchanged("made.json")], items).refuse("made.json", "modified")?.why).toBe("outside-scope"); // biome-ignore format: one
  });
});

describe("what checks were seen to leave at the start", () => {
  const state = "file 644 0000";
  const left = { made: ["coverage/", "log.txt", "é.txt"], rewritten: { "yarn.lock": state, "lib/snap.json": state, "src/a.js": state } };
  const of = (...constraints: readonly WireItem[]) => admissionOf(contractOf([run], constraints), undefined, left);
  const again = "made-again";

  test("is made again where the agent's run of them made it too, and nothing that was there", () => {
    const { refuse } = of(scope("src/**"));
    for (const path of ["coverage/a/b.json", "log.txt", "e\u0301.txt"]) expect(refuse(path, "added")?.why, path).toBe(again);
    for (const path of ["coverage2/a.json", "log.txt/a", "coverage"]) expect(refuse(path, "added")?.why, path).toBe("outside-scope");
    expect(refuse("log.txt", "modified")?.why).toBe("outside-scope");
    expect(of(scope("src/**"), unchanged("coverage/**")).refuse("coverage/a.json", "added")?.why).toBe("outside-scope");
    // what a scope lets in comes in
    expect(of(scope("**")).refuse("coverage/a.json", "added")).toBeUndefined();
  });

  test("is left out as theirs where they write a file anew in just that way", () => {
    const { refuse } = of(scope("src/**"));
    expect(refuse("yarn.lock", "modified", state)).toEqual({ why: again, what: "is what checks make of it, at the start too" });
    expect(refuse("yarn.lock", "modified", "file 644 1111")?.why).toBe("outside-scope");
    expect(refuse("yarn.lock", "modified")?.why).toBe("outside-scope");
    expect(refuse("toString", "modified", state)?.why).toBe("outside-scope");
    expect(of(scope("src/**"), unchanged("lib/**")).refuse("lib/snap.json", "modified", state)?.why).toBe("outside-scope");
    // one that the scope names comes in as the agent has it
    expect(of(scope("src/a.js")).refuse("src/a.js", "modified", state)).toBeUndefined();
    expect(of(scope("src/**")).refuse("src/a.js", "modified", state)?.why).toBe(again);
  });
}); // biome-ignore format: one

test("ordinary source is protected by nothing", () => {
  for (const path of ["src/a.js", "README.md", "data/a.json", "lib/testing.py", "contest/a.js", "latest.js"]) expect(protectionOf(path), path).toBeUndefined(); // biome-ignore format: one
});
