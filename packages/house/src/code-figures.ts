import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { publicNames } from "./public-names.ts";
import { publicPackages, root, sourceEntries } from "./workspace.ts";

/** Figures of the code that is published, for docs/code.md. */
export interface CodeFigures {
  /** Of hand-written sources, without tests. */
  readonly files: number;
  readonly lines: number;
  readonly medianLines: number;
  readonly p90Lines: number;
  readonly longest: { readonly file: string; readonly lines: number };
  readonly mostMembers: ClassFigures;
  readonly mostMutable: ClassFigures;
  /** Files of one path in both targets, and the lines that stand in both. */
  readonly twinFiles: number;
  readonly twinLines: number;
  /** Names that two packages give to two things, each with the files that declare it. */
  readonly doubleNames: readonly string[];
  /** Names that the targets share on purpose, likewise: a program changes the client by changing the import. */
  readonly sharedNames: readonly string[];
  readonly namesByPackage: Readonly<Record<string, number>>;
}

interface ClassFigures {
  readonly name: string;
  readonly file: string;
  readonly members: number;
  /** Fields that are not readonly. */
  readonly mutable: number;
}

interface Source {
  readonly file: string;
  readonly lines: readonly string[];
}

function sourcesOf(directory: string): readonly Source[] {
  return readdirSync(join(directory, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\.(?:test|test-d|fixture|gen)\.tsx?$|\/(?:testing|fixtures)\//.test(path))
    .map((path) => ({ file: relative(root, path), lines: readFileSync(path, "utf8").trimEnd().split("\n") }));
}

function classesIn({ file, lines }: Source): readonly ClassFigures[] {
  const found: ClassFigures[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node)) {
      const fields = node.members.filter(ts.isPropertyDeclaration);
      const mutable = fields.filter(({ modifiers }) => modifiers?.some(isReadonly) !== true).length;
      found.push({ name: node.name?.text ?? "default", file, members: node.members.length, mutable });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, lines.join("\n"), ts.ScriptTarget.Latest));
  return found;
}

const isReadonly = ({ kind }: ts.ModifierLike): boolean => kind === ts.SyntaxKind.ReadonlyKeyword;

/** Lines that say something: no imports, brackets and blank lines. */
const toldIn = ({ lines }: Source): readonly string[] =>
  lines.map((line) => line.trim()).filter((line) => line.length > 12 && !/^(?:import|export \{|\/?\*)/.test(line));

function twins(one: readonly Source[], other: readonly Source[]): { readonly files: number; readonly lines: number } {
  const inside = ({ file }: Source): string => file.replace(/^packages\/[^/]+\//, "");
  const byPath = new Map(other.map((source) => [inside(source), source]));
  let [files, lines] = [0, 0];
  for (const source of one) {
    const twin = byPath.get(inside(source));
    if (twin === undefined) continue;
    const theirs = new Set(toldIn(twin));
    files += 1;
    lines += toldIn(source).filter((line) => theirs.has(line)).length;
  }
  return { files, lines };
}

function names(): Pick<CodeFigures, "doubleNames" | "sharedNames" | "namesByPackage"> {
  const declared = new Map<string, Set<string>>();
  const namesByPackage: Record<string, number> = {};
  for (const workspacePackage of publicPackages()) {
    const own = new Set<string>();
    for (const [entry, file] of sourceEntries(workspacePackage))
      for (const { name, from } of file.endsWith(".ts")
        ? publicNames(join(relative(root, workspacePackage.directory), file))
        : []) {
        if (entry === ".") own.add(name);
        if (from.startsWith("packages/")) declared.set(name, (declared.get(name) ?? new Set()).add(from));
      }
    namesByPackage[workspacePackage.manifest.name] = own.size;
  }
  const packagesOf = (files: ReadonlySet<string>): readonly string[] => [...new Set([...files].map(packageOf))];
  const double = [...declared].filter(([, files]) => packagesOf(files).length > 1);
  const isShared = ([, files]: (typeof double)[number]): boolean =>
    packagesOf(files).every((each) => targetPackages.includes(each));
  const shown = (pairs: typeof double): readonly string[] =>
    pairs.map(([name, files]) => `${name}: ${[...files].sort().join(", ")}`).sort();
  return {
    doubleNames: shown(double.filter((each) => !isShared(each))),
    sharedNames: shown(double.filter(isShared)),
    namesByPackage,
  };
}

const targetPackages: readonly string[] = ["claude-code", "codex", "target"];
const packageOf = (file: string): string => file.split("/")[1] ?? "";

/** Measures the sources of the published packages. */
export function codeFigures(): CodeFigures {
  const byPackage = new Map(publicPackages().map(({ manifest, directory }) => [manifest.name, sourcesOf(directory)]));
  const sources = [...byPackage.values()].flat();
  const lengths = sources.map(({ lines }) => lines.length).sort((a, b) => a - b);
  const at = (part: number): number => lengths[Math.floor((lengths.length - 1) * part)] ?? 0;
  const longest = sources.reduce((most, each) => (each.lines.length > most.lines.length ? each : most));
  const classes = sources.flatMap(classesIn);
  const most = (of: "members" | "mutable"): ClassFigures =>
    classes.reduce((top, each) => (each[of] > top[of] ? each : top));
  const twin = twins(byPackage.get("@goalpost/codex") ?? [], byPackage.get("@goalpost/claude-code") ?? []);
  return {
    files: sources.length,
    lines: lengths.reduce((sum, length) => sum + length, 0),
    medianLines: at(0.5),
    p90Lines: at(0.9),
    longest: { file: longest.file, lines: longest.lines.length },
    mostMembers: most("members"),
    mostMutable: most("mutable"),
    twinFiles: twin.files,
    twinLines: twin.lines,
    ...names(),
  };
}

/** docs/code.md. */
export function codePage(figures: CodeFigures): string {
  const { longest, mostMembers, mostMutable } = figures;
  const number = (value: number): string => value.toLocaleString("en-US");
  const classText = ({ name, file, members, mutable }: ClassFigures): string =>
    `\`${name}\` (${file}): ${members} members, ${mutable} of them mutable fields`;
  return `${[
    "# The code in figures",
    "",
    "Generated by `pnpm code:figures`; a test fails when it is off by more than a twentieth. Hand-written sources of the published packages, without tests.",
    "",
    "| what | figure |",
    "| --- | --- |",
    `| files | ${number(figures.files)} |`,
    `| lines | ${number(figures.lines)} |`,
    `| lines of a file: median, p90, most | ${figures.medianLines}, ${figures.p90Lines}, ${longest.lines} (${longest.file}) |`,
    `| class with most members | ${classText(mostMembers)} |`,
    `| class with most mutable fields | ${classText(mostMutable)} |`,
    `| files of one path in both targets, and lines that stand in both | ${figures.twinFiles}, ${number(figures.twinLines)} |`,
    `| public names of two things | ${figures.doubleNames.length} |`,
    "",
    "## Public names",
    "",
    "| package | names of its main entry |",
    "| --- | --- |",
    ...Object.entries(figures.namesByPackage).map(([name, count]) => `| \`${name}\` | ${count} |`),
    "",
    "## One name for two things",
    "",
    "No name of two packages stands for two things; a test holds that. These the targets share on purpose: a program changes the client by changing the import.",
    "",
    ...[...figures.doubleNames, ...figures.sharedNames].map((each) => `- ${each.replace(/^[^:]+/, "`$&`")}`),
  ].join("\n")}\n`;
}
