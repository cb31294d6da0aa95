import type { Receipt } from "@goalpost/verify";
import { expect, test } from "vitest";
import { evidenceOf } from "./evidence.ts";

const check = { block: "done_when", kind: "command", title: "npm test", duration_ms: 1 } as const;
const receipt: Receipt = {
  version: 1,
  contract: { id: "x", sha256: "0", sealed: true, sealed_at: null },
  verdict: "not done",
  interrupted: false,
  started_at: "",
  duration_ms: 1,
  environment: { node: "", platform: "", git: null },
  tree: { commit: null, base_commit: null, dirty: null },
  checks: [
    { ...check, id: "C1", status: "pass", what: "holds" },
    {
      ...check,
      id: "D1",
      status: "fail",
      what: "exit 1, expected exit 0",
      help: "see its output",
      output: Array.from({ length: 30 }, (_, line) => `line ${line}`).join("\n"),
    },
    { ...check, id: "D2", status: "needs-person", what: "waits for a person" },
  ],
  changed_definers: [
    { path: "package.json#scripts.test", change: "modified", defines: ["D1"], allowed_by: null },
    { path: "test/new.test.js", change: "added", defines: ["D1"], allowed_by: "test/**" },
  ],
  room: null,
  open: [],
  notes: [],
  evidence_dir: null,
};

test("the model is told what is missing, the end of its output, and what it must put back; nothing that is not its to decide", () => {
  const text = evidenceOf(receipt);
  expect(text).toContain("D1 command: npm test: exit 1, expected exit 0");
  expect(text).toContain("  | line 29");
  expect(text).not.toContain("line 9\n");
  expect(text).toContain(
    "package.json#scripts.test (modified): it defines checks, and nothing in the contract allows its change",
  );
  for (const silent of ["C1", "D2", "test/new.test.js"]) expect(text).not.toContain(silent);
});

test("the model is told what the room left out, and why", () => {
  const room = { left_out: [{ path: "package.json", change: "modified", what: "is outside the scope" }] } as unknown as Receipt["room"];
  expect(evidenceOf({ ...receipt, room })).toContain("not in the room that decides: package.json (modified) is outside the scope");
}); // biome-ignore format: one
