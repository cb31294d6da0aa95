/** What only a run needs. `run.ts` loads it with the first call: whoever compiles, or asks for the status, does not wait for it. */
export { checkStart } from "./check-client.ts";
export { resumeGoal } from "./resume.ts";
export { startGoal } from "./start.ts";
export { stopRun } from "./stop.ts";
