import type { ArtifactItem } from "@goalpost/core";
import { openRegular, pieces, sayBytes } from "../files/file-facts.ts";
import { search, searchBytes } from "../files/search.ts";
import type { CheckContext } from "./context.ts";
import { jsonMismatch } from "./json-fit.ts";
import { cannotRun, fail, messageOf, type Outcome, oneLine, pass } from "./outcome.ts";

/** Judges a file as it stands. */
export async function judgeFile(item: ArtifactItem, path: string, context: CheckContext): Promise<Outcome> {
  try {
    const bytes = await sizeOf(path);
    const least = item.min_bytes ?? 1;
    if (bytes < least) return fail(`${item.path} has ${sayBytes(bytes)}, expected at least ${sayBytes(least)}`);
    const wrong =
      (await judgeContains(item, path)) ??
      (await judgePattern(item, path, context)) ??
      (await judgeJson(item, path, bytes, context));
    return wrong ?? pass(`${item.path} is as it should be (${sayBytes(bytes)})`);
  } catch (error) {
    return unreadable(error, item.path, path);
  }
}

/** Says why a file could not be read. */
export function unreadable(error: unknown, shown: string, path: string): Outcome {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return fail(`${shown} is missing`);
  if (code === "ENOTFILE") return cannotRun(message.replace(path, shown));
  // Opening a socket, or a FIFO that nobody writes, gives this.
  if (code === "ENXIO") return cannotRun(`${shown} is not a regular file`);
  return cannotRun(`${shown} cannot be read: ${code ?? message}`);
}

async function sizeOf(path: string): Promise<number> {
  const handle = await openRegular(path);
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function judgeContains(item: ArtifactItem, path: string): Promise<Outcome | undefined> {
  if (item.contains === undefined) return undefined;
  const needle = Buffer.from(item.contains);
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces(path)) {
    const joined = Buffer.concat([rest, piece]);
    if (joined.includes(needle)) return undefined;
    rest = Buffer.from(joined.subarray(Math.max(0, joined.length - needle.length + 1)));
  }
  const shown = item.contains.length > 80 ? `${item.contains.slice(0, 77)}…` : item.contains;
  return fail(`${item.path} does not contain "${oneLine(shown)}"`);
}

async function judgePattern(item: ArtifactItem, path: string, context: CheckContext): Promise<Outcome | undefined> {
  if (item.matches === undefined) return undefined;
  const shown = `/${item.matches.source}/${item.matches.flags}`;
  const { answers, fault } = await search(item.matches, [{ path }], {
    timeoutMs: context.patternTimeoutMs,
    signal: context.signal,
  });
  if (fault !== undefined) return cannotRun(`the pattern ${shown} ${fault}`);
  const [answer] = answers;
  if (answer?.fault !== undefined) return cannotRun(`${item.path} ${answer.fault}${sized(answer.size)}`);
  return answer?.hit ? undefined : fail(`${item.path} does not match ${shown}`);
}

/** @internal How large, and what the limit is. */
export const sized = (size: number | undefined): string =>
  size === undefined ? "" : `: ${sayBytes(size)}, expected at most ${sayBytes(searchBytes)}`;

async function judgeJson(
  item: ArtifactItem,
  path: string,
  bytes: number,
  context: CheckContext,
): Promise<Outcome | undefined> {
  if (item.json === undefined && item.json_schema === undefined) return undefined;
  if (bytes > searchBytes) return cannotRun(`${item.path} is too large to be read as JSON${sized(bytes)}`);
  const read: Buffer[] = [];
  for await (const piece of pieces(path)) read.push(Buffer.from(piece));
  let value: unknown;
  try {
    value = JSON.parse(
      Buffer.concat(read)
        .toString("utf8")
        .replace(/^\uFEFF/, ""),
    );
  } catch (error) {
    return fail(`${item.path} is not JSON: ${oneLine(messageOf(error))}`);
  }
  if (item.json !== undefined) {
    const mismatch = jsonMismatch(item.json, value);
    if (mismatch !== undefined) return fail(`in ${item.path} ${mismatch}`);
  }
  if (item.json_schema === undefined) return undefined;
  try {
    const mismatch = await context.validateSchema(item.json_schema, value, context.patternTimeoutMs);
    return mismatch === undefined ? undefined : fail(`${item.path} does not fit its JSON Schema: ${mismatch}`);
  } catch (error) {
    return cannotRun(`the JSON Schema cannot be used: ${oneLine(messageOf(error))}`);
  }
}
