// Generated from packages/conformance/clients.gen.json; `pnpm clients:update` changes that.

/** The version that every rehearsal of this package ran with. */
export const testedVersion = "0.171.0";
/** Every version that the conformance suite was played with, oldest first. */
export const triedVersions: readonly string[] = ["0.163.0", "0.169.0", "0.171.0"];
/** The day on which the newest of them was seen. */
export const seenOn = "2026-11-29";
