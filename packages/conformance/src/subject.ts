import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type ClientName,
  type IsolatedHome,
  isolatedHome,
  type JudgeScript,
  type ModelServer,
  type Script,
  startModelServer,
} from "@goalpost/rehearsal";

/** A real client, of one version. */
export interface Subject {
  readonly client: ClientName;
  readonly version: string;
  /** The program. */
  readonly path: string;
}

/** What a case sets up beside the script. */
export interface StageOptions {
  readonly judge?: JudgeScript;
  readonly env?: Readonly<Record<string, string>>;
  /** Lines of Codex's config.toml. */
  readonly config?: string;
  /** Works in the system's temp directory, where no repository and no CLAUDE.md is above. Only for what no sandbox decides. */
  readonly outside?: boolean;
  /** Files of the working tree, by path; those that are executable end in `*`. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A scripted model, an isolated home and a folder to work in. */
export interface Stage {
  readonly subject: Subject;
  readonly server: ModelServer;
  readonly home: IsolatedHome;
  readonly cwd: string;
}

/** Sets a stage for one case, and takes it down after it. */
export async function onStage<Value>(
  subject: Subject,
  script: Script,
  { judge, env = {}, config, files = {}, outside = false }: StageOptions,
  play: (stage: Stage) => Promise<Value>,
): Promise<Value> {
  await using server = await startModelServer(script, { maxRequests: 60, ...(judge === undefined ? {} : { judge }) });
  await using home = await isolatedHome({
    client: subject.client,
    server,
    env,
    ...(config === undefined ? {} : { config }),
  });
  const cwd = outside ? realpathSync(mkdtempSync(join(tmpdir(), "goalpost-conformance-"))) : await home.workspace();
  for (const [path, text] of Object.entries(files)) {
    const full = join(cwd, path.replace(/\*$/, ""));
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text, { mode: path.endsWith("*") ? 0o755 : 0o644 });
  }
  try {
    // awaited here: the stage is taken down when this function returns
    return await play({ subject, server, home, cwd });
  } finally {
    if (outside) rmSync(cwd, { recursive: true, force: true });
  }
}
