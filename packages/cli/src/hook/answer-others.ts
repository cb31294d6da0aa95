import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { agentChecksPassed, contractFolder } from "@goalpost/core/adapter";
import { stateDir } from "@goalpost/verify";
import type { Io } from "../io.ts";
import type { HookAnswer } from "./answer-stop.ts";
import { memoryOf } from "./memory.ts";
import type { HookInput } from "./read-input.ts";
import { type SealedHere, sealedHere } from "./sealed-here.ts";

/** Puts the pointer to the contract back: at the start of a session, and after a compaction, which loses it. */
export async function answerStart(input: HookInput, id: string | undefined, io: Io): Promise<HookAnswer> {
  if (io.env.GOALPOST_RUN !== undefined && io.env.GOALPOST_RUN !== "") return {};
  const { open } = await sealedHere(id, io);
  if (open.length === 0) return {};
  const texts = await Promise.all(open.map((each) => pointer(each, input)));
  return { hookSpecificOutput: { hookEventName: "SessionStart", additionalContext: texts.join("\n\n") } };
}

async function pointer({ seal, state }: SealedHere, { sessionId }: HookInput): Promise<string> {
  const { id } = seal.contract;
  const folder = contractFolder(id);
  const { checks = {} } = (await memoryOf(state, sessionId)) ?? {};
  const failing = Object.entries(checks).flatMap(([check, status]) =>
    status === "fail" || status === "cannot-run" ? [check] : [],
  );
  return [
    `The work in this project is under the contract "${id}" in \`${folder}/contract.md\` (contract ${seal.contract_sha256.slice(0, 12)}). Read it before you go on; it says what must be true at the end and what must hold all the time.`,
    `Never edit \`${folder}\`. Done is proved by running \`${folder}/verify\`, whose last line must be \`${agentChecksPassed}\`; when you stop, the same checks are run from outside.`,
    ...(failing.length === 0 ? [] : [`At your last stop these did not hold: ${failing.join(", ")}.`]),
  ].join("\n");
}

/** Refuses edits of the contract and of the seal by a tool that names the file. It is help against a slip, and no proof: a shell goes past it. */
export async function answerGuard(input: HookInput, id: string | undefined, io: Io): Promise<HookAnswer> {
  const { open } = await sealedHere(id, io);
  if (open.length === 0) return {};
  const from = input.cwd !== undefined && isAbsolute(input.cwd) ? input.cwd : io.cwd;
  const kept = [stateDir({ cwd: io.cwd, env: io.env }), ...open.map(({ seal }) => join(io.cwd, contractFolder(seal.contract.id)))];
  const files = open.flatMap(({ seal }) => seal.definers.flatMap(({ path, kind }) => (kind === "contract" ? [join(io.cwd, path)] : [])));
  for (const path of pathsIn(input.toolInput)) {
    const place = realPlace(resolve(from, path));
    const hit = [...kept, ...files].map(realPlace).find((each) => place === each || place.startsWith(`${each}${sep}`));
    if (hit === undefined) continue;
    const shown = place.startsWith(realPlace(io.cwd)) ? relative(realPlace(io.cwd), place) : basename(place);
    return {
      hookSpecificOutput: {
        hookEventName: "PreToolUse",
        permissionDecision: "deny",
        permissionDecisionReason: `${shown} belongs to the contract, which is sealed: an edit changes nothing of what is judged. Do the work instead; when the contract is wrong, say so to the person.`,
      },
    };
  }
  return {};
} // biome-ignore format: one

/** Paths that a tool is told to write: its own fields, and the headers of a patch as Codex writes it. */
function pathsIn(input: unknown): readonly string[] {
  const given = (typeof input === "object" && input !== null ? input : {}) as Readonly<Record<string, unknown>>;
  const named = ["file_path", "notebook_path", "path"].flatMap((name) => (typeof given[name] === "string" ? [given[name]] : []));
  const patches = ["command", "input", "patch"].flatMap((name) => (typeof given[name] === "string" ? [given[name]] : Array.isArray(given[name]) ? given[name].filter((each) => typeof each === "string") : []));
  const headers = patches.flatMap((text) => text.split("\n").flatMap((line) => /^\*\*\* (?:Add File|Update File|Delete File|Move to): (.+)$/.exec(line.trimEnd())?.[1] ?? []));
  return [...named, ...headers].filter((path) => path !== "" && !path.includes("\0"));
} // biome-ignore format: one

/** Links followed, also above what is not there yet. */
function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPlace(above), basename(path));
  }
}
