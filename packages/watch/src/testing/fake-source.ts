import { GoalpostError } from "@goalpost/core/errors";
import type { GivenApproval, RunState, WatchedRun, WatchSource } from "../source.ts";

/** A project in the test's hand: runs are logs that the test writes, and what is ordered is kept. */
export class FakeSource implements WatchSource {
  readonly project = "billing";
  readonly noApprovals: string | undefined;
  readonly orders: string[] = [];
  readonly approvals: GivenApproval[] = [];
  readonly listed: WatchedRun[] = [];
  standing: RunState = { phase: "running", reviews: [] };

  constructor(noApprovals?: string) {
    this.noApprovals = noApprovals;
  }

  runs = async (): Promise<readonly WatchedRun[]> => this.listed;
  phase = async (): Promise<RunState["phase"]> => this.standing.phase;
  state = async (): Promise<RunState> => this.standing;
  pause = async ({ id }: WatchedRun): Promise<void> => void this.orders.push(`pause ${id}`);
  resume = async ({ id }: WatchedRun): Promise<void> => void this.orders.push(`resume ${id}`);
  stop = async (): Promise<void> => {
    throw new GoalpostError({ code: "fake/no", where: "run", what: "has ended", help: "resume it" });
  };
  review = async (_run: WatchedRun, id: string) => ({
    id,
    evidence: { path: "review.md", bytes: 4, sha256: "e".repeat(64), text: "seen" },
    tree: "t".repeat(64),
  });
  approve = async (_run: WatchedRun, approval: GivenApproval): Promise<void> => void this.approvals.push(approval);
  changes = async () => ({ as_of: "now" as const, files: [{ path: "src/a.ts", change: "modified" }] });
  file = async (_run: WatchedRun, path: string) => ({
    path,
    change: "modified",
    before: "old\n",
    after: "new\n",
    left_out: null,
    patch: null,
  });
}
