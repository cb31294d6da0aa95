/**
 * Runs a contract's checks in a working tree and writes the receipt.
 *
 * @module @goalpost/verify
 */

export { agentMark } from "./approve/agent-mark.ts";
export type { Approval } from "./approve/approval.ts";
export { readApprovals } from "./approve/approvals.ts";
export { type ApproveOptions, approve, type ReviewEvidence, reviewEvidence, treeToApprove } from "./approve/approve.ts";
export type { RunSettings } from "./context.ts";
export type { Counts, TestReport, TestResult, TestState } from "./counting/report.ts";
export type { SealedTests, StartTests } from "./counting/sealed-tests.ts";
export type { DefinerKind } from "./definers/collect.ts";
export type { SealedDefiner } from "./definers/compare.ts";
export type { FileState } from "./files/file-facts.ts";
export { formatReceipt, type ReceiptFormat } from "./format/format-receipt.ts";
export type { TextOptions } from "./format/text.ts";
export { refuseShownHeldOut } from "./held-out/define.ts";
export type { SealedHeldOut } from "./held-out/record.ts";
export { loadAllParts } from "./load-all-parts.ts";
export { type Mask, maskOfEnv } from "./mask.ts";
export { type FoundMine, findMine, type MinePlace, type NameMineOptions, nameMine } from "./mine/name-mine.ts";
export type { CheckTime } from "./positive/check-time.ts";
export { type CommitFolder, commitFolder } from "./positive/commit-folder.ts";
export {
  type GoodCheck,
  type PositiveControl,
  type PositiveControlOptions,
  positiveControl,
} from "./positive/positive-control.ts";
export type { FlakyCheck } from "./positive/tally.ts";
export {
  type Preflight,
  type PreflightCheck,
  type PreflightOptions,
  type PreflightState,
  preflight,
} from "./preflight.ts";
export type { MissingKind } from "./reach/missing.ts";
export { parseReceipt } from "./receipt/parse-receipt.ts";
export type {
  ChangedDefiner,
  CheckStatus,
  CountedTests,
  Evidence,
  Receipt,
  ReceiptApproval,
  ReceiptCheck,
  ReceiptGiven,
  ReceiptMine,
  ReceiptRoom,
  Verdict,
} from "./receipt/receipt.ts";
export { exitCode } from "./receipt/verdict.ts";
export { changesSinceSeal } from "./room/seal-history.ts";
export { type RoomSettings, readRoomSettings } from "./room/settings.ts";
export { type ChangedText, type WorkSinceSealOptions, workSinceSeal } from "./room/work-since-seal.ts";
export type { CheckEvent } from "./run-checks.ts";
export { type RunnerFile, type RunnerOptions, runnerFiles } from "./runner/runner-files.ts";
export { type SandboxProperty, sandboxProperties } from "./sandbox/sandbox.ts";
export type { Base } from "./seal/base.ts";
export { contractSha256 } from "./seal/canonical.ts";
export { type FoundSeal, findSeal } from "./seal/find-seal.ts";
export { type Seal, sealSha256 } from "./seal/seal.ts";
export { type SealOptions, sealContract } from "./seal/seal-contract.ts";
export { closeSeal, parseSeal, readOpenSeal, readSeal, stateDirOfFile, writeSeal } from "./seal/seal-store.ts";
export { refuseOpenState, type StatePlace, stateDir } from "./seal/state-dir.ts";
export { withSecondKey } from "./second/second-key.ts";
export type { ReviewerNote, SecondKey } from "./second/word.ts";
export { readAllowedSigners } from "./sign/allowed-signers.ts";
export {
  type CheckedReceipt,
  type CheckReceiptOptions,
  checkReceipt,
  type ReceiptWord,
} from "./statement/check-receipt.ts";
export { type ReceiptEnvelope, writeStatement } from "./statement/envelope.ts";
export { rememberOwnFile } from "./statement/own-files.ts";
export { type ReceiptStatement, receiptStatement } from "./statement/statement.ts";
export { type Cleaned, type CleanStateOptions, cleanState } from "./store/clean-state.ts";
export type { SealedTree } from "./store/record-tree.ts";
export type { RoomDiffers } from "./twin/compare-with-tree.ts";
export type { RoomLacks } from "./twin/room-lacks.ts";
export { type HeldInTreeAloneOptions, heldInTreeAlone } from "./twin/room-only.ts";
export { verify } from "./verify.ts";
export type { VerifyOptions } from "./verify-options.ts";
