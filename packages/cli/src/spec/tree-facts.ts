import type { TreeFacts } from "@goalpost/spec";
import type { Io } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import { projectCommands } from "../project-commands/project-commands.ts";

/** How many paths a prompt holds. */
const mostFiles = 200;

/** What is told to an interviewer of the tree, so that it asks nothing that stands there: files that git would keep, and commands. */
export async function treeFacts({ cwd }: Io): Promise<TreeFacts> {
  const { glob } = await import("tinyglobby");
  const [found, commands] = await Promise.all([
    glob("**/*", {
      cwd,
      deep: 6,
      followSymbolicLinks: false,
      ignore: ["**/node_modules/**", "**/.git/**", "**/.goalpost/**", "**/dist/**", "**/*.goalpost.bak*"],
    }),
    projectCommands(cwd),
  ]);
  const files = found.map(oneLine).sort((one, other) => depthOf(one) - depthOf(other) || (one < other ? -1 : 1));
  return {
    files: files.slice(0, mostFiles),
    fileCount: files.length,
    commands: [...new Set(commands.map(({ run }) => run))].slice(0, 40),
  };
}

const depthOf = (path: string): number => path.split("/").length;
