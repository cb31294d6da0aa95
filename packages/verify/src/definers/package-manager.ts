/** What a call of a package manager leads to. */
export type PackageCall =
  | {
      readonly kind: "script";
      readonly name: string;
      /** Folder from the working directory, when the call names one. */
      readonly folder?: string;
      /** It runs in other packages of the workspace too. */
      readonly workspace: boolean;
    }
  | { readonly kind: "program"; readonly words: readonly string[]; readonly folder?: string };

const managers = new Set(["npm", "pnpm", "yarn", "bun"]);
const executors = new Set(["npx", "pnpx", "bunx"]);
const folderFlags = new Set(["-C", "--dir", "--prefix", "--cwd"]);
const valueFlags = new Set([
  "--filter",
  "-F",
  "--filter-prod",
  "-w",
  "--workspace",
  "--loglevel",
  "--reporter",
  "-p",
  "--package",
]);
const workspaceFlags = /^(?:-r|--recursive|--workspaces|-ws|-F|--filter(?:-prod)?(?:=.*)?|-w|--workspace(?:=.*)?)$/;
/** Shorthands that run a script of the same name. */
const lifecycle = new Map([["t", "test"], ["tst", "test"], ["test", "test"], ["start", "start"], ["stop", "stop"], ["restart", "restart"]]); // biome-ignore format: a table
const runs = new Set(["run", "run-script", "rum", "urn"]);
const execs = new Set(["exec", "x", "dlx"]);
/** Verbs of pnpm, yarn and bun that are not scripts. */
const builtin = new Set(["install", "i", "ci", "add", "remove", "rm", "update", "up", "audit", "publish", "pack", "link", "unlink", "why", "list", "ls", "outdated", "store", "config", "init", "create", "prune", "rebuild", "import", "deploy", "patch", "licenses", "node", "workspace", "workspaces", "help", "version"]); // biome-ignore format: a table

/** Reads a call of npm, pnpm, yarn, bun or their executors; nothing when it is another program. */
export function readPackageCall(words: readonly string[]): PackageCall | undefined {
  const [program = "", ...rest] = words;
  if (executors.has(program)) return { kind: "program", words: afterFlags(rest).words };
  if (!managers.has(program) || (program === "bun" && isOfInterpreter(rest))) return undefined;
  const { words: left, folder, workspace } = afterFlags(rest);
  const [verb = "", ...more] = left;
  const place = folder === undefined ? {} : { folder };
  if (execs.has(verb)) return { kind: "program", words: afterFlags(more).words, ...place };
  if (runs.has(verb)) {
    const after = afterFlags(more);
    const name = after.words[0];
    return name === undefined ? undefined : { kind: "script", name, workspace: workspace || after.workspace, ...place };
  }
  const name = lifecycle.get(verb) ?? (program === "npm" || builtin.has(verb) || verb === "" ? undefined : verb);
  // Flags may stand behind the verb too: `npm test --workspaces`.
  return name === undefined
    ? undefined
    : { kind: "script", name, workspace: workspace || more.some((word) => workspaceFlags.test(word)), ...place };
}

/** bun also runs text and files, as node does: `bun -e …`, `bun x.ts`, `bun run ./x`. */
function isOfInterpreter(words: readonly string[]): boolean {
  const { words: left } = afterFlags(words);
  const [name = ""] = runs.has(left[0] ?? "") ? afterFlags(left.slice(1)).words : left;
  const flags = words.slice(0, words.length - left.length);
  return flags.some((word) => /^(?:-e|-p|--eval|--print)$/.test(word)) || isCodeFile(name);
}

/** A path, or the name of a file that bun runs: a script's name may have a slash inside. */
export const isCodeFile = (name: string): boolean => /^\.{0,2}\/|\.[cm]?[jt]sx?$/.test(name);

interface AfterFlags {
  readonly words: readonly string[];
  readonly folder?: string;
  readonly workspace: boolean;
}

function afterFlags(words: readonly string[]): AfterFlags {
  let folder: string | undefined;
  let workspace = false;
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("-")) break;
    workspace ||= workspaceFlags.test(word);
    const [flag = "", value] = word.split("=", 2);
    if (folderFlags.has(flag)) folder = value ?? words[at + 1];
    if (value === undefined && (folderFlags.has(flag) || valueFlags.has(flag))) at += 1;
  }
  return { words: words.slice(at), workspace, ...(folder === undefined ? {} : { folder }) };
}
