import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, goal, heldOut } from "@goalpost/core";
import { describe, expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { evidenceOf } from "./evidence.ts";
import { heldOutFolders } from "./held-out-option.ts";

const contract = (count: number) =>
  goal("x", { id: "x" })
    .doneWhen(command("true"), ...Array.from({ length: count }, () => heldOut()))
    .build();

describe("--held-out", () => {
  test("is a folder for the only one, or names which", () => {
    expect(heldOutFolders(contract(1), ["../held"], "/srv/p")).toEqual({ H1: "/srv/held" });
    expect(heldOutFolders(contract(2), ["H2=/a", "H1=b=c"], "/srv/p")).toEqual({ H2: "/a", H1: "/srv/p/b=c" });
    expect(heldOutFolders(contract(0), [], "/srv/p")).toEqual({});
  });

  test.each([
    [0, ["/a"], "--held-out /a: x leaves no held-out check open\n  help: add heldOut() to doneWhen, or leave the option out"],
    [2, ["/a"], "--held-out /a: x leaves 2 held-out checks open: H1, H2\n  help: write --held-out H1=FOLDER"],
    [1, ["/a", "/b"], "--held-out /b: says again what H1 is, expected each once"],
  ])("that is unclear: %j %j", (count, values, says) => {
    expect(() => heldOutFolders(contract(count), values, "/srv")).toThrow(says);
  }); // biome-ignore format: a table

  test("is read by build --seal, preflight and verify; in what build writes nothing of it stands", async () => {
    const cwd = project({ "x.goal.md": "# x\n\n## goal\n\n- G1 outcome: It holds.\n\n## constraints\n\n- C1 scope: only `a` may change.\n\n## done_when\n\n- D1 command: `node --version` exits 0.\n- H1 held_out: a further check decides.\n" }); // biome-ignore format: one
    const held = `${cwd}.state/held`;
    mkdirSync(held, { recursive: true });
    writeFileSync(join(held, "case.sh"), "test -e a\n");
    writeFileSync(join(held, "held-out.json"), '{ "check": { "kind": "command", "run": "sh case.sh" } }');
    const preflight = await call(["preflight", "x", "--no-lint", "--held-out", held], { cwd });
    expect(preflight.out).toMatch(/^H1 {3}fails now, as it should: failed {2}\[held_out a further check\]$/m);
    const unsaid = await call(["build", "x", "--seal"], { cwd });
    expect(unsaid).toMatchObject({ code: 2, err: expect.stringContaining("H1: is held out, and nothing says what it is") }); // biome-ignore format: one
    expect(await call(["build", "x", "--seal", "--held-out", held], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining("held out: H1, 1 file\n") }); // biome-ignore format: one
    expect((await call(["verify", "x"], { cwd })).out).toMatch(/^H1 {3}FAIL +held_out: a further check: failed\n {7}evidence: /m); // biome-ignore format: one
    writeFileSync(join(cwd, "a"), "");
    expect((await call(["verify", "x"], { cwd })).out).toMatch(/^H1 {3}pass +held_out: a further check: holds\n[\s\S]*VERDICT: done\n$/m); // biome-ignore format: one
  });
});

test("the model is told that one failed, and no more, whatever the receipt knows", () => {
  const check = { id: "H1", block: "done_when", kind: "held_out", title: "a further check", duration_ms: 1, what: "failed: more", output: "secret", details: ["secret"], help: "secret" } as const; // biome-ignore format: one
  for (const status of ["fail", "cannot-run"] as const) {
    expect(evidenceOf({ checks: [{ ...check, status }], changed_definers: [], notes: [] } as never)).toBe("H1 failed");
  }
});
