import type { Register } from "../program.ts";
import { registerBuild, registerRender } from "./build.ts";
import { registerLint } from "./lint.ts";

/** Every command, in the order of `--help`. */
export const commands: readonly Register[] = [registerLint, registerBuild, registerRender];
