import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join, relative } from "node:path";
import { isInside } from "../files/inside.ts";

/** What a check found in the tree, and did not find in the room. */
export interface RoomLacks {
  /** From the root, or absolute. */
  readonly paths: readonly string[];
  /** Names of variables. */
  readonly variables: readonly string[];
  /** `host:port`, or a host. */
  readonly addresses: readonly string[];
}

/** Two places, and what was said in each. */
export interface Both {
  readonly said: string;
  readonly saidInTree: string;
  /** What is run, whose words may name a variable. */
  readonly command: string;
  readonly room: string;
  readonly tree: string;
  /** The project's own path, which is that of both inside a sandbox. */
  readonly root: string;
  readonly roomEnv: NodeJS.ProcessEnv;
  readonly treeEnv: NodeJS.ProcessEnv;
  /** Whether what lies outside of the project can be seen from the room. */
  readonly outsideHidden: boolean;
}

/** Tokens that are looked at. */
const most = 5000;

/** Reads from what a check said what it missed: by looking each name up in both places, and not by the words around it. */
export function lacksOf(both: Both): RoomLacks {
  const seen = new Set(tokensOf(both.saidInTree));
  const tokens = tokensOf(both.said).filter((token) => !seen.has(token));
  const named = tokens.filter((token) => !/^[\w-]+$/.test(token) || isNamed(token, both.said));
  return {
    paths: unique(named.flatMap((token) => pathOf(token, both) ?? [])),
    variables: unique([...tokens, ...tokensOf(both.command)].filter((token) => isVariable(token, both))),
    addresses: unique(both.said.split("\n").flatMap(addressesIn)),
  };
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)].slice(0, 10);

const tokensOf = (text: string): readonly string[] =>
  [...new Set(text.split(/[\s"'`()<>[\]{},;=$|&!\u2018\u2019\u201c\u201d]+/))]
    .filter((token) => token.length > 1 && token.length < 400)
    .slice(0, most)
    .map((token) => token.replace(/^file:\/\//, "").replace(/(?::\d+){0,2}[:.]*$/, ""));

/** A word of a sentence is also the name of some package or folder: `ms`, `debug`, `test`. One that is missed stands in quotes, or where a tool says so. */
const isNamed = (word: string, said: string): boolean =>
  new RegExp(
    `["'\`\u2018\u201c]${word}["'\`\u2019\u201d]|^.*(?:(?:not|n't) (?:be )?(?:find|found|resolve)|no such|missing|cannot load|unresolved).*(?<![\\w-])${word}(?![\\w-])|(?<![\\w-])${word}(?![\\w-]).*(?:not found|no such|missing)`,
    "im",
  ).test(said);

/** A path, or the name of a package, that is in the tree and not in the room. */
function pathOf(token: string, { room, tree, root, outsideHidden }: Both): string | undefined {
  if (isAbsolute(token) && !isInside(root, token) && !isInside(room, token) && !isInside(tree, token)) {
    const shown = ["/usr", "/bin", "/lib", "/etc", "/proc", "/dev", "/sys", "/tmp", "/opt", "/nix"].some((each) => isInside(each, token)); // biome-ignore format: one
    return outsideHidden && !shown && (isInside(homedir(), token) || /^\/(?:var\/)?run\//.test(token)) && existsSync(token) ? token : undefined; // biome-ignore format: one
  }
  const own = [root, room, tree].find((each) => isAbsolute(token) && isInside(each, token));
  const path = own === undefined ? token.replace(/^\.\//, "") : relative(own, token);
  if (path === "" || /^[./]*$/.test(path)) return undefined;
  for (const each of [path, join("node_modules", path)]) {
    if (!isInside(tree, join(tree, each))) continue;
    if (existsSync(join(tree, each)) && !existsSync(join(room, each))) return each;
  }
  return undefined;
}

const isVariable = (token: string, { roomEnv, treeEnv }: Both): boolean =>
  /^[A-Za-z_]\w+$/.test(token) && Object.hasOwn(treeEnv, token) && !Object.hasOwn(roomEnv, token);

/** Lines in which a system says that it did not come through. */
export const unreached =
  /\b(?:E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|NETUNREACH|HOSTUNREACH)|getaddrinfo|[Cc]ould(?: not|n't) (?:resolve|connect)|[Cc]onnection refused|[Nn]ame resolution|[Nn]etwork is unreachable|dial tcp)\b/;

function addressesIn(line: string): readonly string[] {
  if (!unreached.test(line)) return [];
  const found = line.match(/(?:\[[\da-f:]+\]|[\w-]+(?:\.[\w-]+)*):\d{2,5}\b|\b[\w-]+(?:\.[\w-]+)+\b|\blocalhost\b/gi);
  return found ?? [];
}
