import type { Register } from "../program.ts";
import { registerApprove } from "./approve.ts";
import { registerBuild, registerRender } from "./build.ts";
import { registerDemo } from "./demo.ts";
import { registerLint } from "./lint.ts";
import { registerPreflight } from "./preflight.ts";
import { registerRehearse } from "./rehearse.ts";
import { registerRun } from "./run.ts";
import { registerStatus, registerStop } from "./status.ts";
import { registerVerify } from "./verify.ts";

/** Every command, in the order of `--help`. */
export const commands: readonly Register[] = [
  registerLint,
  registerPreflight,
  registerRun,
  registerStatus,
  registerStop,
  registerVerify,
  registerApprove,
  registerBuild,
  registerRender,
  registerRehearse,
  registerDemo,
];
