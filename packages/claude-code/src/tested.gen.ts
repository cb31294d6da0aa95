// Generated from packages/conformance/clients.gen.json; `pnpm clients:update` changes that.

/** The version that every rehearsal of this package ran with. */
export const testedVersion = "2.1.332";
/** Every version that the conformance suite was played with, oldest first. */
export const triedVersions: readonly string[] = ["2.1.197", "2.1.330", "2.1.332"];
/** The day on which the newest of them was seen. */
export const seenOn = "2026-11-29";
