import type { NewRecord } from "./writer.ts";

/** The time of a record, so many seconds after the start. */
const at = (seconds: number): string => new Date(Date.parse("2026-11-22T09:00:00.000Z") + seconds * 1000).toISOString();

const check = (id: string, status: string, more: object = {}): object => ({
  id,
  block: id.startsWith("C") ? "constraints" : "done_when",
  kind: id === "C1" ? "scope" : id === "D1" ? "command" : "review",
  title: id === "C1" ? "src/**" : id === "D1" ? "pnpm test" : "no amount is rounded",
  status,
  what:
    status === "pass"
      ? "exit 0 in 80 ms"
      : status === "fail"
        ? "exit 1 in 80 ms, expected exit 0"
        : "waits for a person",
  duration_ms: 80,
  ...more,
});

const receipt = (verdict: string, started: string, d1: string): object => ({
  version: 1,
  contract: { id: "port-billing", sha256: "a".repeat(64), sealed: true, sealed_at: at(0) },
  verdict,
  interrupted: false,
  started_at: started,
  duration_ms: 1234,
  environment: { node: "20.20.2", platform: "linux x64", git: "2.39.5" },
  tree: { commit: "b".repeat(40), base_commit: "b".repeat(40), dirty: true },
  checks: [
    check("C1", "pass"),
    check(
      "D1",
      d1,
      d1 === "fail"
        ? { exit_code: 1, output: "1 test failed: rounds <amounts> & taxes", help: "fix it" }
        : { exit_code: 0 },
    ),
    check("D2", "needs-person", { evidence: { path: "reports/review.md", bytes: 40, sha256: "d".repeat(64) } }),
  ],
  changed_definers: [],
  room: null,
  open: [],
  notes: [],
  evidence_dir: null,
});

/** A run of two turns that came to done, with every kind of record that is usual, and one of a type that nobody knows. */
export const sampleRun = (): readonly NewRecord[] => [
  { at: at(0), type: "run", run_id: "7f3a91c2-0000-4000-8000-000000000000", contract_id: "port-billing", target: "codex", client_version: "1.2.3", cwd: "/srv/billing", bounds: { turns: 60, tokens: 3_000_000 }, pid: 4711, resumed: false },
  { at: at(1), type: "thread_started", client: "Codex", thread_id: "th", model: "gpt-5.5", sandbox: "workspace-write", client_version: "1.2.3", resumed: false },
  { at: at(1), type: "contract", contract: { version: 1, id: "port-billing", blocks: [{ kind: "goal", items: [{ kind: "outcome", id: "G1", text: "Port billing to Fastify 5." }] }] }, sha256: "a".repeat(64), seal_sha256: "c".repeat(64) },
  { at: at(1), type: "preflight", preflight: { version: 1, checks: [{ ...check("C1", "pass"), status: undefined, state: "guards" }, { ...check("D1", "fail"), status: undefined, state: "fails" }, { ...check("D2", ""), status: undefined, state: "needs-person" }] } },
  { at: at(2), type: "turn_started", turn: 1, turn_id: "t1" },
  { at: at(5), type: "message", text: "I read SPEC.md first." },
  { at: at(6), type: "command_started", id: "c1", command: "pnpm test", cwd: "/srv/billing" },
  { at: at(16), type: "command_ended", id: "c1", command: "pnpm test", status: "failed", exit_code: 1, seconds: 10, output: "" },
  { at: at(20), type: "tokens", tokens: 30_000, input_tokens: 28_000, cached_input_tokens: 20_000, output_tokens: 2000, dollars: 0.25 },
  { at: at(30), type: "turn_ended", turn: 1, turn_id: "t1", status: "completed" },
  { at: at(31), type: "goal_status", status: "complete", tokens_used: 30_000 },
  { at: at(40), type: "receipt", when: "claim", receipt: receipt("not done", at(31), "fail") },
  { at: at(40), type: "judged", verdict: "not-done" },
  { at: at(40), type: "reactivated", attempt: 1, of: 3 },
  { at: at(41), type: "turn_started", turn: 2, turn_id: "t2" },
  { at: at(50), type: "file_change", id: "f1", status: "completed", changes: [{ path: "/srv/billing/src/a.ts", kind: "update" }] },
  { at: at(55), type: "of_tomorrow", more: true },
  { at: at(60), type: "command_ended", id: "c2", command: "pnpm test", status: "completed", exit_code: 0, seconds: 9.5, output: "" },
  { at: at(70), type: "tokens", tokens: 52_000, input_tokens: 48_000, cached_input_tokens: 40_000, output_tokens: 4000, dollars: 0.42 },
  { at: at(80), type: "turn_ended", turn: 2, turn_id: "t2", status: "completed" },
  { at: at(90), type: "receipt", when: "claim", receipt: receipt("done", at(81), "pass") },
  { at: at(90), type: "changes", files: [{ path: "src/a.ts", change: "modified", patch: "--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,1 +1,1 @@\n-old\n+new\n" }] },
  { at: at(90), type: "judged", verdict: "done" },
  { at: at(95), type: "ended", result: { reason: "complete", client: "complete", verdict: "done", thread_id: "th", turns: 2, seconds: 95, tokens: 52_000, input_tokens: 48_000, cached_input_tokens: 40_000, output_tokens: 4000, dollars: 0.42, reactivations: 1, last_message: "Done." } },
]; // biome-ignore format: a table
