import type { Lie } from "./lie.ts";
import { artifactLies } from "./lies/artifacts.ts";
import { claims } from "./lies/claims.ts";
import { dependencyLies } from "./lies/dependencies.ts";
import { gitLies } from "./lies/git.ts";
import { scriptLies } from "./lies/scripts.ts";
import { sourceLies } from "./lies/source.ts";
import { stateLies } from "./lies/state.ts";
import { testLies } from "./lies/tests.ts";
import { timeLies } from "./lies/time.ts";
import { wordLies } from "./lies/words.ts";

/** Every lie, class by class. */
export const lies: readonly Lie[] = [
  ...claims,
  ...testLies,
  ...scriptLies,
  ...dependencyLies,
  ...sourceLies,
  ...artifactLies,
  ...gitLies,
  ...timeLies,
  ...stateLies,
  ...wordLies,
];
