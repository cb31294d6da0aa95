import { basename, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { type Command, Option } from "commander";
import { githubWorkflow } from "../ci/workflow.ts";
import { findContracts } from "../contracts/find.ts";
import { contractIdOf } from "../contracts/name.ts";
import { exitCode } from "../exit-codes.ts";
import { writeNew } from "../files/write-new.ts";
import { type Io, print } from "../io.ts";
import { addCommand, addGroup, type CommonOptions, type Session } from "../program.ts";
import { projectSettings } from "../settings/project-settings.ts";
import { version } from "../version.ts";

interface CiFlags extends CommonOptions {
  readonly target: "codex" | "claude-code";
  readonly write?: string | true;
}

const usual = ".github/workflows/goalpost.yml";

/** `goalpost ci github`: contracts on somebody else's machines. */
export function registerCi(program: Command, session: Session): void {
  const ci = addGroup(program, {
    name: "ci",
    group: "Advanced:",
    summary: "write a workflow that runs and verifies contracts on a CI",
    description:
      "One job works on a contract, a second one judges it on a clean machine, a third one says it on the pull request.",
  });
  addCommand<CiFlags>(ci, session, {
    name: "github",
    group: "Advanced:",
    summary: "write a workflow for GitHub Actions",
    description:
      "Prints a workflow: pull requests are linted without running anything of theirs; on demand each contract is worked on in one job, and judged in a second one on a clean runner, by a\nseal that is made there before the work comes in. Each job has the least permissions, and what it uses is pinned to a commit.",
    arguments: [["[contracts...]", "ids or files; default: every contract of the project"]],
    options: [
      new Option("--target <client>", "the client that works").choices(["codex", "claude-code"]).default("codex"),
      new Option("--write [file]", `write it, to ${usual} where no file is named; nothing is replaced`),
    ],
    examples: ["goalpost ci github", "goalpost ci github port-billing --target claude-code --write"],
    run: async ([given], { target, write }, io) => {
      const contracts = await idsOf(given as readonly string[], io);
      const { testedVersion } =
        target === "codex" ? await import("@goalpost/codex") : await import("@goalpost/claude-code");
      const text = githubWorkflow({ contracts, target, version: version(), clientVersion: testedVersion });
      if (write === undefined) io.stdout.write(text);
      else {
        const file = write === true ? usual : write;
        await writeNew(
          resolve(io.cwd, file),
          text,
          file,
          "name another file: --write FILE; or compare: goalpost ci github",
        );
        print(io, `wrote ${file}; it needs the secret ${target === "codex" ? "OPENAI_API_KEY" : "ANTHROPIC_API_KEY"}`);
      }
      return exitCode.done;
    },
  });
}

/** The ids stand in the workflow's text: nothing but kebab-case comes in. */
async function idsOf(given: readonly string[], io: Io): Promise<readonly string[]> {
  const named = given.length > 0 ? given : ((await projectSettings(io)).settings.contracts ?? []);
  const ids = [...new Set((await findContracts(named, io.cwd)).map((file) => contractIdOf(basename(file))))];
  const odd = ids.find((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id));
  if (odd === undefined) return ids;
  throw new GoalpostError({
    code: "ci/bad-contract",
    where: JSON.stringify(odd).slice(0, 80),
    what: "is not a contract id in kebab-case",
    help: "rename the file: lower-case letters, digits and single hyphens",
  });
}
