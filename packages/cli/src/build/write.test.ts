import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import * as nodeFiles from "node:fs/promises";
import { join } from "node:path";
import { codex } from "@goalpost/codex";
import { command, goal } from "@goalpost/core";
import { sha256 } from "@goalpost/target/internal";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { type BuildPlan, planBuild } from "./plan.ts";
import { writeBuild } from "./write.ts";

async function planFor(cwd: string, text = "Port it.", file = "goals/port.goal.ts"): Promise<BuildPlan> {
  const contract = goal(text, { id: "port" }).doneWhen(command("pnpm test")).build();
  return planBuild(contract, codex().compile(contract).files, { cwd, file: join(cwd, file) });
}

const names = ["contract.json", "contract.md", "manifest.json", "verify", "verify.mjs"];

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "was written",
    (error: Error) => error.message,
  );

describe("a build with a file outside of the contract's folder", () => {
  const skillFor = (text: string): BuildPlan["files"][number] => {
    const path = ".claude/skills/port/SKILL.md";
    return { name: path, path, text, sha256: sha256(text), mode: 0o644 };
  };
  const withSkill = async (cwd: string, text = "one\n"): Promise<BuildPlan> => {
    const plan = await planFor(cwd);
    return { ...plan, files: [...plan.files, skillFor(text)] };
  };
  const skill = ".claude/skills/port/SKILL.md";

  test("writes it in its place, and replaces its own, also when a build between did not ask for it", async () => {
    const cwd = project();
    expect((await writeBuild(await withSkill(cwd), { cwd, force: false })).written).toContain(skill);
    expect((await writeBuild(await planFor(cwd), { cwd, force: false })).written).toEqual([]);
    expect((await writeBuild(await withSkill(cwd, "two\n"), { cwd, force: false })).written).toEqual([
      skill,
      "manifest.json",
    ]);
    expect(readFileSync(join(cwd, skill), "utf8")).toBe("two\n");
    expect(readdirSync(join(cwd, ".goalpost"))).toEqual(["port"]);
  });

  test("does not replace one that a person wrote or edited; with force it keeps a copy", async () => {
    const cwd = project({ [skill]: "mine\n" });
    expect(await refusal(writeBuild(await withSkill(cwd), { cwd, force: false }))).toMatch(
      /^\.claude\/skills\/port\/SKILL\.md: was edited after the build\n[\s\S]*code: build\/edited$/,
    );
    expect(existsSync(join(cwd, ".goalpost"))).toBe(false);
    expect((await writeBuild(await withSkill(cwd), { cwd, force: true })).copies).toEqual([`${skill}.bak1`]);
    expect(readFileSync(join(cwd, `${skill}.bak1`), "utf8")).toBe("mine\n");
  });

  test("does not follow a link out of the project", async () => {
    const [cwd, elsewhere] = [project({ ".claude/x": "" }), project()];
    symlinkSync(elsewhere, join(cwd, ".claude/skills"));
    expect(await refusal(writeBuild(await withSkill(cwd), { cwd, force: false }))).toMatch(
      /^\.claude\/skills: leads out of the project[\s\S]*code: build\/outside$/,
    );
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(existsSync(join(cwd, ".goalpost"))).toBe(false);
  });
});

describe("a build", () => {
  test("writes the contract, the runner, and a manifest that names their hashes", async () => {
    const cwd = project();
    const plan = await planFor(cwd);
    const { written, folder } = await writeBuild(plan, { cwd, force: false });
    expect(folder).toBe(".goalpost/port");
    expect([...written].sort()).toEqual(names);
    expect(readdirSync(join(cwd, folder)).sort()).toEqual(names);
    expect(statSync(join(cwd, folder, "verify")).mode & 0o777).toBe(0o755);
    const manifest = JSON.parse(readFileSync(join(cwd, folder, "manifest.json"), "utf8"));
    expect(manifest).toEqual({
      version: 1,
      id: "port",
      source: "goals/port.goal.ts",
      files: Object.fromEntries(plan.files.map(({ name, sha256 }) => [name, { sha256 }])),
    });
  });

  test("that is made twice changes nothing", async () => {
    const cwd = project();
    await writeBuild(await planFor(cwd), { cwd, force: false });
    const times = () => names.map((name) => statSync(join(cwd, ".goalpost/port", name), { bigint: true }).mtimeNs);
    const before = times();
    const again = await writeBuild(await planFor(cwd), { cwd, force: false });
    expect(again.written).toEqual([]);
    expect(times()).toEqual(before);
  });

  test("of a changed contract replaces what changed, and takes away what the older start recorded", async () => {
    const cwd = project();
    await writeBuild(await planFor(cwd), { cwd, force: false });
    put(cwd, ".goalpost/port/base.json", "{}");
    const { written } = await writeBuild(await planFor(cwd, "Port it well."), { cwd, force: false });
    expect(written).toEqual(["contract.md", "contract.json", "manifest.json"]);
    expect(readFileSync(join(cwd, ".goalpost/port/contract.md"), "utf8")).toContain("Port it well.");
    expect(existsSync(join(cwd, ".goalpost/port/base.json"))).toBe(false);
  });

  test("does not replace what was edited; with force it keeps a copy, and each copy is kept", async () => {
    const cwd = project();
    const file = join(cwd, ".goalpost/port/contract.md");
    await writeBuild(await planFor(cwd), { cwd, force: false });
    writeFileSync(file, "mine\n");
    expect(await refusal(writeBuild(await planFor(cwd), { cwd, force: false }))).toBe(
      ".goalpost/port/contract.md: was edited after the build\n  help: put the change into the contract; or build with --force, which keeps a copy: goalpost build port --force\n  code: build/edited",
    );
    expect(readFileSync(file, "utf8")).toBe("mine\n");
    expect((await writeBuild(await planFor(cwd), { cwd, force: true })).copies).toEqual(["contract.md.bak1"]);
    writeFileSync(file, "mine again\n");
    expect((await writeBuild(await planFor(cwd), { cwd, force: true })).copies).toEqual(["contract.md.bak2"]);
    expect(readFileSync(`${file}.bak1`, "utf8")).toBe("mine\n");
    expect(readFileSync(`${file}.bak2`, "utf8")).toBe("mine again\n");
    expect(readFileSync(file, "utf8")).toContain("Port it.");
  });

  test("of two contracts with one id is refused, and both files are named; a file that was moved is not two", async () => {
    const cwd = project({ "a/port.goal.ts": "", "b/port.goal.ts": "" });
    await writeBuild(await planFor(cwd, "Port it.", "a/port.goal.ts"), { cwd, force: false });
    const other = await planFor(cwd, "Port it.", "b/port.goal.ts");
    expect(await refusal(writeBuild(other, { cwd, force: false }))).toMatch(
      /^\.goalpost\/port: was built from a\/port\.goal\.ts, and b\/port\.goal\.ts has the id "port" too\n {2}help: give one of them another id\n/,
    );
    await nodeFiles.rm(join(cwd, "a"), { recursive: true });
    expect((await writeBuild(other, { cwd, force: false })).written).toEqual(["manifest.json"]);
  });

  test("does not follow a link out of the project", async () => {
    const [cwd, elsewhere] = [project(), project()];
    symlinkSync(elsewhere, join(cwd, ".goalpost"));
    expect(await refusal(writeBuild(await planFor(cwd), { cwd, force: false }))).toMatch(
      /^\.goalpost: leads out of the project, to .*\n {2}help: remove the link: build makes the folder\n/,
    );
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test("does not write through a link that stands in a file's place", async () => {
    const cwd = project();
    const target = join(project({ "victim.txt": "theirs\n" }), "victim.txt");
    await writeBuild(await planFor(cwd), { cwd, force: false });
    await nodeFiles.rm(join(cwd, ".goalpost/port/contract.md"));
    symlinkSync(target, join(cwd, ".goalpost/port/contract.md"));
    expect(await refusal(writeBuild(await planFor(cwd), { cwd, force: false }))).toMatch(/code: build\/edited$/);
    await writeBuild(await planFor(cwd), { cwd, force: true });
    expect(readFileSync(target, "utf8")).toBe("theirs\n");
  });

  test("moves a folder that stands in a file's place aside, with all that is in it", async () => {
    const cwd = project();
    await writeBuild(await planFor(cwd), { cwd, force: false });
    await nodeFiles.rm(join(cwd, ".goalpost/port/contract.md"));
    put(cwd, ".goalpost/port/contract.md/notes.txt", "mine\n");
    expect(await refusal(writeBuild(await planFor(cwd), { cwd, force: false }))).toMatch(/code: build\/edited$/);
    expect((await writeBuild(await planFor(cwd), { cwd, force: true })).copies).toEqual(["contract.md.bak1"]);
    expect(readFileSync(join(cwd, ".goalpost/port/contract.md.bak1/notes.txt"), "utf8")).toBe("mine\n");
    expect(readFileSync(join(cwd, ".goalpost/port/contract.md"), "utf8")).toContain("Port it.");
  });

  test("where a file stands in the folder's place says so", async () => {
    const cwd = project({ ".goalpost": "a file" });
    expect(await refusal(writeBuild(await planFor(cwd), { cwd, force: false }))).toMatch(
      /^\.goalpost: is a file, expected a folder\n/,
    );
  });
});

/** A file system that fails at one call, as a full or read-only disk does. */
function failing(call: "open" | "mkdir" | "rename", code: string): typeof nodeFiles {
  const fail = () => Promise.reject(Object.assign(new Error(`${code}: said by the disk`), { code }));
  if (call !== "open") return { ...nodeFiles, [call]: fail };
  return {
    ...nodeFiles,
    open: async (...args: Parameters<typeof nodeFiles.open>) => {
      const handle = await nodeFiles.open(...args);
      handle.sync = fail;
      return handle;
    },
  };
}

describe("a disk that", () => {
  test("is full when the bytes are forced out leaves what was there, and nothing half written", async () => {
    const cwd = project();
    await writeBuild(await planFor(cwd), { cwd, force: false });
    const before = readFileSync(join(cwd, ".goalpost/port/contract.md"), "utf8");
    const full = writeBuild(await planFor(cwd, "Port it well."), {
      cwd,
      force: false,
      files: failing("open", "ENOSPC"),
    });
    expect(await refusal(full)).toBe(
      ".goalpost/port: the disk is full; what was there is as it was\n  help: free some space\n  code: build/not-writable",
    );
    expect(readFileSync(join(cwd, ".goalpost/port/contract.md"), "utf8")).toBe(before);
    expect(readdirSync(join(cwd, ".goalpost"))).toEqual(["port"]);
    expect(readdirSync(join(cwd, ".goalpost/port")).sort()).toEqual(names);
  });

  test("is read-only says so", async () => {
    const cwd = project();
    const message = await refusal(
      writeBuild(await planFor(cwd), { cwd, force: false, files: failing("mkdir", "EROFS") }),
    );
    expect(message).toBe(
      ".goalpost/port: cannot be written (EROFS: said by the disk)\n  help: make the folder writable\n  code: build/not-writable",
    );
    expect(existsSync(join(cwd, ".goalpost"))).toBe(false);
  });

  test("fails between two renames is fixed by the next build", async () => {
    const cwd = project();
    await writeBuild(await planFor(cwd), { cwd, force: false });
    let renames = 0;
    const files = {
      ...nodeFiles,
      rename: (from: string, to: string) => {
        renames += 1;
        return renames === 2
          ? Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" }))
          : nodeFiles.rename(from, to);
      },
    } as typeof nodeFiles;
    const changed = await planFor(cwd, "Port it well.");
    expect(await refusal(writeBuild(changed, { cwd, force: false, files }))).toMatch(/code: build\/not-writable$/);
    expect((await writeBuild(changed, { cwd, force: false })).written).toEqual(["contract.json", "manifest.json"]);
  });
});
