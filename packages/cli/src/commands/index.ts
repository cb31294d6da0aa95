import type { Register } from "../program.ts";
import { registerApprove } from "./approve.ts";
import { registerBuild, registerRender } from "./build.ts";
import { registerLint } from "./lint.ts";
import { registerPreflight } from "./preflight.ts";
import { registerVerify } from "./verify.ts";

/** Every command, in the order of `--help`. */
export const commands: readonly Register[] = [
  registerLint,
  registerPreflight,
  registerVerify,
  registerApprove,
  registerBuild,
  registerRender,
];
