/**
 * Rules that go with every run of hours, each a rule of its own, in words that both clients act on.
 *
 * @example
 * goal("Port it.").doneWhen(command("npm test")).executionRules(...workingRules).build();
 */
export const workingRules = [
  "Look at `git status` before you edit, and keep changes that are not yours.",
  "Search with `rg` where it is there.",
  "Gather context, plan, implement, test and refine without waiting for a prompt at each step.",
  "Fix the cause that a failing check shows, never the check.",
] as const;
