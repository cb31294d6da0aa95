import { artifact, goal, review, scope as scopeItem } from "@goalpost/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";

let at: Project & Disposable;
const files = {
  ".gitignore": "ignored/\n",
  "src/a.ts": "a\n",
  "src/b.ts": "b\n",
  "golden/1.json": "1\n",
  "golden/2.json": "2\n",
  "run.sh": "echo\n",
};
beforeEach(() => {
  at = project(files);
});
afterEach(() => at[Symbol.dispose]());

const scope = (...paths: string[]): WireItem => ({ kind: "scope", paths });
const unchanged = (...paths: string[]): WireItem => ({ kind: "unchanged", paths });

const judge = async (item: WireItem, sealed?: () => void) => {
  const contract = contractOf([item]);
  const seal = sealed === undefined ? null : await sealContract(contract, { cwd: at.root, env: at.env });
  sealed?.();
  const { checks } = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
  const [check] = checks;
  return [`${check?.status}: ${check?.what}`, ...(check?.details ?? [])];
};

const everyChange = () => {
  at.put("src/a.ts", "changed\n");
  at.remove("src/b.ts");
  at.put("new file\nwith a break.txt", "x");
  at.put("ünïcode.txt", "x");
  at.put("run.sh", "echo\n", 0o755);
  at.remove("golden/1.json");
  at.link("golden/1.json", "2.json");
  at.put("ignored/x", "x");
  at.put(".goalpost/under-test/contract.md", "x");
};
const seen = [
  "added: new file\\nwith a break.txt",
  "added: ünïcode.txt",
  "deleted: src/b.ts",
  "mode changed: run.sh",
  "modified: src/a.ts",
  "type changed: golden/1.json",
];

describe.each([
  ["against HEAD", undefined],
  ["against a seal", true],
  ["against a seal, after commits", "commit"],
])("%s", (_name, how) => {
  const change = (work: () => void) => {
    if (how === undefined) work();
    return how === undefined
      ? undefined
      : () => {
          work();
          if (how === "commit") at.commit();
        };
  };

  test("scope sees additions, deletions, modes, links and strange names; not what git ignores", async () => {
    expect(await judge(scope("none/**"), change(everyChange))).toEqual([
      "fail: 6 files outside the scope: added: new file\\nwith a break.txt, added: ünïcode.txt, deleted: src/b.ts and 3 more",
      ...seen,
    ]);
  });

  test("scope allows what it names", async () => {
    const item = scope("src", "new*", "*.txt", "golden/*.json", "./run.sh");
    expect(await judge(item, change(everyChange))).toEqual(["pass: 6 files changed, all within the scope"]);
  });

  test("unchanged sees what it names alone", async () => {
    const guarded = unchanged("golden/**", "run.sh");
    expect(await judge(unchanged("none.txt", ".gitignore"), change(everyChange))).toEqual(["pass: 1 file unchanged"]);
    at[Symbol.dispose]();
    at = project(files);
    expect((await judge(guarded, change(everyChange))).slice(1)).toEqual([
      "mode changed: run.sh",
      "type changed: golden/1.json",
    ]);
  });

  test("unchanged over nothing guards nothing", async () => {
    expect(
      await judge(
        unchanged("none/**"),
        change(() => {}),
      ),
    ).toEqual(["cannot-run: none/** matches no file, so nothing is guarded"]);
  });
});

test("what was changed before the seal is not a change, and undoing it is one", async () => {
  at.put("src/a.ts", "mine\n");
  at.put("note.txt", "mine\n");
  expect(await judge(scope("none"), () => {})).toEqual(["pass: 0 files changed, all within the scope"]);
  expect((await judge(scope("none"), () => at.git("checkout", "src/a.ts"))).slice(1)).toEqual(["modified: src/a.ts"]);
  expect((await judge(scope("none"), () => at.put("note.txt", "yours\n"))).slice(1)).toEqual(["modified: note.txt"]);
  expect((await judge(unchanged("src/**"), () => at.put("src/a.ts", "yours\n"))).slice(1)).toEqual([
    "modified: src/a.ts",
  ]);
});

test("a change that the index is told to hide is seen", async () => {
  at.git("update-index", "--assume-unchanged", "src/a.ts");
  at.git("update-index", "--skip-worktree", "src/b.ts");
  at.put("src/a.ts", "hidden\n");
  at.put("src/b.ts", "hidden\n");
  expect((await judge(scope("none"))).slice(1)).toEqual(["modified: src/a.ts", "modified: src/b.ts"]);
});

test("a file that git ignores is guarded by unchanged with a seal, and seen by scope once it is committed", async () => {
  at.put("ignored/data.json", "1");
  expect((await judge(unchanged("ignored/**"), () => at.put("ignored/data.json", "2"))).slice(1)).toEqual([
    "modified: ignored/data.json",
  ]);
  const commit = () => {
    at.git("add", "-f", "ignored/data.json");
    at.commit();
  };
  expect((await judge(scope("none"), commit)).slice(1)).toEqual(["added: ignored/data.json"]);
});

test("a revision means what it meant at the seal", async () => {
  at.git("branch", "start");
  const item = { ...scope("none"), since: "start" };
  const moved = () => {
    at.put("src/a.ts", "x\n");
    at.commit();
    at.git("branch", "-f", "start");
  };
  expect((await judge(item, moved)).slice(1)).toEqual(["modified: src/a.ts"]);
  expect(await judge({ ...scope("none"), since: "no-such" })).toEqual(['cannot-run: git knows no commit "no-such"']);
});

test("a repository without a commit, and none at all", async () => {
  at[Symbol.dispose]();
  at = project({ "a.txt": "a\n" }, { git: false });
  expect(await judge(scope("a.txt"))).toEqual(["cannot-run: this is not a git repository"]);
  // With a seal no git is needed.
  expect((await judge(scope("none"), () => at.put("b.txt", "b"))).slice(1)).toEqual(["added: b.txt"]);
  expect((await judge(unchanged("a.txt"), () => at.put("a.txt", "b"))).slice(1)).toEqual(["modified: a.txt"]);
  at.git("init", "-q");
  expect((await judge(scope("a.txt"))).slice(1)).toEqual(["added: b.txt"]);
});

test("a project below the root of its repository sees its own files alone", async () => {
  const inner = { ...at, root: `${at.root}/src` };
  at.put("src/a.ts", "x\n");
  at.put("run.sh", "x\n");
  const { checks } = await verify(contractOf([scope("none")]), {
    cwd: inner.root,
    env: at.env,
    seal: null,
    evidence: false,
  });
  expect(checks[0]?.details).toEqual(["modified: a.ts"]);
});

test.each([true, false])("scope allows what the contract asks for by name, sealed or not: %s", async (sealed) => {
  const contract = goal("Port it.", { id: "under-test" })
    .constraints(scopeItem("src/**"))
    .doneWhen(review("ok", { evidence: "reports/review.md" }), artifact("reports/n.json"))
    .outputContract("CHANGELOG.md")
    .build();
  const look = async () => {
    const seal = sealed ? sealedAtStart : null;
    const { checks } = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
    return checks[0]?.status;
  };
  const sealedAtStart = await sealContract(contract, { cwd: at.root, env: at.env });
  for (const path of ["reports/review.md", "reports/n.json", "CHANGELOG.md"]) at.put(path, "x");
  expect(await look()).toBe("pass");
  at.put("reports/other.md", "x");
  expect(await look()).toBe("fail");
});
