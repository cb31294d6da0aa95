/** The blocks in which each kind of item stands. A type test holds it to `BlockItems`; what the compiler says of a misplaced item is made of it. */
export const homes = {
  outcome: ["goal"],
  why: ["goal"],
  read: ["context"],
  reference: ["context"],
  note: ["context"],
  must: ["constraints"],
  never: ["constraints"],
  architecture: ["constraints"],
  command: ["constraints", "done_when"],
  shell: ["constraints", "done_when"],
  artifact: ["constraints", "done_when"],
  absent: ["constraints", "done_when"],
  metric: ["constraints", "done_when"],
  tests: ["constraints", "done_when"],
  unchanged: ["constraints", "done_when"],
  scope: ["constraints", "done_when"],
  review: ["done_when"],
  claim: ["done_when"],
  held_out: ["done_when"],
  step: ["workflow"],
  parallel: ["workflow"],
  gate: ["workflow"],
  after: ["verification_loop"],
  rule: ["verification_loop", "execution_rules"],
  deliver: ["output_contract"],
  final_answer: ["output_contract"],
  completion_signal: ["output_contract"],
  blocked: ["stop_when"],
  budget: ["stop_when"],
  text: ["other"],
} as const;

type Homes = typeof homes;

/** @internal The blocks of a kind that a caller named; empty when there is no such kind. */
export const homesOf = (kind: unknown): readonly Homes[keyof Homes][number][] =>
  typeof kind === "string" && Object.hasOwn(homes, kind) ? homes[kind as keyof Homes] : [];
