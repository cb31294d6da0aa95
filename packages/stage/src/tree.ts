import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { artifact, budget, type Contract, command, goal } from "@goalpost/core";
import {
  type ClientName,
  type HomeOptions,
  type IsolatedHome,
  isolatedHome,
  type ModelServer,
  type ModelServerOptions,
  type Script,
  startModelServer,
} from "@goalpost/rehearsal";
import type { Bounds } from "@goalpost/target";
import { onTestFinished } from "vitest";
import { put } from "./files.ts";

/** A small contract whose end is reached by writing one file. */
export const greeting = (bounds?: Bounds): Contract => {
  const contract = goal("Greet the world in reports/greeting.txt.", { id: "greeting" })
    .context("README.md")
    .doneWhen(command("node check.mjs"), artifact("reports/greeting.txt"));
  return bounds === undefined ? contract.build() : contract.stopWhen(budget(bounds)).build();
};

/** A scripted model, a client's home, and a tree to work in; removed when the test ends. */
export interface Tree {
  readonly server: ModelServer;
  readonly home: IsolatedHome;
  readonly cwd: string;
  readonly stateDir: string;
}

/** What a test may set. */
export interface TreeOptions {
  readonly server?: ModelServerOptions;
  readonly home?: Partial<HomeOptions>;
}

/** Sets up a git repository in which {@link greeting} can be worked on, with a scripted model and an isolated home for a client. */
export async function rehearsedTree(client: ClientName, script: Script, options: TreeOptions): Promise<Tree> {
  const server = await startModelServer(script, options.server);
  onTestFinished(() => server.close());
  const home = await isolatedHome({ client, server, ...options.home });
  onTestFinished(() => home.dispose());
  const cwd = await home.workspace();
  spawnSync("git", ["init", "-q", cwd], { env: { ...home.env } });
  put(cwd, "README.md", "Greetings are made here.\n");
  put(cwd, "check.mjs", checkProgram);
  return { server, home, cwd, stateDir: join(home.root, "state") };
}

const checkProgram = `import { readFileSync } from "node:fs";
if (readFileSync("reports/greeting.txt", "utf8") !== "Hello, world.\\n") process.exit(1);
console.log("greeted");
`;
