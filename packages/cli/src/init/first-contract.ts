import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectCommands } from "../project-commands/project-commands.ts";

/** What a project shows of itself. */
export interface ProjectFacts {
  /** Command lines that are there already, by what they show. */
  readonly test: string | undefined;
  readonly typecheck: string | undefined;
  /** Paths that are worth reading first. */
  readonly read: readonly string[];
}

/** Looks for a test command and for what to read; runs nothing. */
export async function projectFacts(cwd: string): Promise<ProjectFacts> {
  const commands = await projectCommands(cwd);
  const isPython = existsSync(join(cwd, "pyproject.toml"));
  return {
    test: commands.find(({ wholeSuite }) => wholeSuite)?.run ?? (isPython ? "python3 -m pytest" : undefined),
    typecheck: commands.find(({ run }) => /(?: |^)(?:typecheck|types)$/.test(run))?.run,
    read: [
      ...["SPEC.md", "AGENTS.md", "README.md"].filter((name) => existsSync(join(cwd, name))).slice(0, 2),
      ...(existsSync(join(cwd, "src")) ? ["src/**"] : []),
    ],
  };
}

/** The text of a first contract: it builds as it stands, and says where to go on. */
export function firstContract({ test, typecheck, read }: ProjectFacts): string {
  const check = test ?? "node --test";
  const loop = typecheck ?? check;
  // A list of what is not there would be an error of its own.
  const context = read.length === 0 ? "" : `\n  .context(${read.map((path) => JSON.stringify(path)).join(", ")})`;
  return `import { after, artifact, budget, command, gate, goal, never, scope } from "goalpost";

// Say what must be true at the end. Every check below is run: before the start by goalpost preflight, and at the end by goalpost verify.
export default goal("Replace this sentence by the state that must hold at the end.")${context}
  .constraints(
    scope("src/**", "reports/**", "CHANGELOG.md"),
    never("Change a test to make it pass.", { instead: "Fix the cause that the test shows." }),
  )
  .doneWhen(
    command(${JSON.stringify(check)}),
    // A check that is green before the work proves nothing: replace this one by a file that the work makes.
    artifact("reports/done.md"),
  )
  .workflow("Read all context first.", "Change one module at a time.", gate(command(${JSON.stringify(check)})))
  .verificationLoop(after("each module", command(${JSON.stringify(loop)})))
  .executionRules("Work without asking.")
  .outputContract("reports/done.md", "CHANGELOG.md")
  .stopWhen("a test and the specification disagree", budget({ turns: 40, minutes: 60 }));
`;
}
