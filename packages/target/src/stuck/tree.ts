import { createHash } from "node:crypto";
import {
  closeSync,
  type Dirent,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { MachineLook } from "./draft.ts";
import { type Course, courseAfter, editsOf, type Figures, figuresOf, newCourse, orderOf } from "./figures.ts";
import { linesIn, scrubVolatile, withoutNumbers, withoutVolatile } from "./scrub.ts";

/** Entries of a tree that are looked at; a larger one is not. */
const mostEntries = 30_000;

/** Bytes that are read in one look: nobody waits for more. What is larger, or left over, is known by its size and time. */
const bytesPerLook = 4_000_000;

/** How often one file may change by its numbers alone, or one that holds no text, and count as other content. */
const countedChanges = 2;

/** Folders that are not the agent's work: what others put there, and what we do. */
const skipped: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".jj",
  "node_modules",
  ".goalpost",
  "__pycache__",
  ".venv",
]);

/** How a file stood when it was looked at. */
interface Known {
  /** Size, times and inode: the same stamp is the same file. */
  readonly stamp: string;
  /** The digest of its bytes. */
  readonly exact: string;
  /** The digest of its lines, each once, without numbers and times. */
  readonly lines: string;
  /** Whether it holds numbers and times, and no word. */
  readonly isBare: boolean;
  /** Whether it holds bytes that are not text, or is too large to be read. */
  readonly isOpaque: boolean;
  /** Whether it holds anything of which no word is read: numbers, or bytes that are not text. */
  readonly isWordless: boolean;
  /** Whether it may be run. */
  readonly isProgram: boolean;
  /** How often it changed though its lines did not. */
  readonly changes: number;
  /** In which order its lines stand; empty where it holds no words. */
  readonly order: string;
  /** How its numbers went; absent where they are one number of the agent's and nothing else. */
  readonly course: Course | undefined;
}

/** Looks at a working tree again and again. It only reads, follows no link, and enters no repository's own folder. */
export class TreeWatch {
  readonly #root: string;
  #known = new Map<string, Known>();
  #old: ReadonlySet<string> | undefined;
  /** How texts went that the agent edited while their words stayed, to the letter. */
  readonly #edits = new Map<string, Course>();
  #left = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * How the tree stands; undefined where it cannot be read, or is too large.
   *
   * @param edited - What the agent may have edited since the look before: of these files white space, times and ids count as well.
   */
  look(edited: readonly string[] = []): MachineLook["tree"] | undefined {
    const now = new Map<string, Known>();
    const paths = new Set(edited.map((path) => this.#inTree(path).join("/")));
    this.#left = bytesPerLook;
    try {
      let entries = 0;
      const folders = [""];
      for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        for (const entry of readdirSync(join(this.#root, folder), { withFileTypes: true })) {
          entries += 1;
          if (entries > mostEntries) return undefined;
          const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
          if (!entry.isDirectory()) this.#take(now, path, entry, paths.has(path));
          else if (!skipped.has(entry.name)) folders.push(path);
        }
      }
    } catch {
      return undefined; // a folder that went while it was read, or is closed to us
    }
    this.#known = now;
    for (const path of this.#edits.keys()) if (!now.has(path)) this.#edits.delete(path);
    this.#old ??= new Set(now.keys());
    return { ...lookOf(now, this.#old, this.#edits), isSeen: (path) => this.#isSeen(path) };
  }

  /** The folders and the name of a file, from the root of the tree. */
  #inTree(path: string): readonly string[] {
    return relative(this.#root, resolve(this.#root, path)).split(sep);
  }

  /** Whether a file stands where this looks. */
  #isSeen(path: string): boolean {
    const parts = this.#inTree(path);
    return parts[0] !== ".." && !parts.some((folder) => skipped.has(folder));
  }

  #take(now: Map<string, Known>, path: string, entry: Dirent, isEdited: boolean): void {
    const full = join(this.#root, path);
    if (entry.isSymbolicLink()) {
      const exact = digest(readlinkSync(full));
      now.set(path, {
        stamp: exact,
        exact,
        lines: exact,
        isBare: false,
        isOpaque: false,
        isWordless: false,
        isProgram: false,
        changes: 0,
        order: "",
        course: undefined,
      });
    }
    if (!entry.isFile()) return;
    const facts = lstatSync(full, { throwIfNoEntry: false });
    if (facts === undefined) return;
    const stamp = `${facts.size}:${facts.mtimeMs}:${facts.ctimeMs}:${facts.ino}`;
    const before = this.#known.get(path);
    if (before?.stamp === stamp) return void now.set(path, before);
    const isRead = facts.size <= this.#left;
    if (isRead) this.#left -= facts.size;
    const bytes = isRead ? bytesOf(full) : undefined;
    const isBinary = (bytes ?? headOf(full)).includes(0);
    const isProgram = (facts.mode & 0o111) !== 0;
    const known = changed(before, { stamp, bytes, isBinary, isProgram, isOld: this.#old?.has(path) ?? true });
    now.set(path, known);
    if (isEdited && bytes !== undefined && !isBinary && known.lines === before?.lines)
      this.#edited(path, editsOf(bytes.toString("utf8"), facts.mtimeMs));
  }

  /** A text was edited, and its words are as they were. */
  #edited(path: string, edits: Figures): void {
    const course = this.#edits.get(path);
    this.#edits.set(path, course === undefined ? newCourse(edits, true) : courseAfter(course, edits));
  }
}

/** What a look says of the files that were found. */
function lookOf(
  now: ReadonlyMap<string, Known>,
  old: ReadonlySet<string>,
  edits: ReadonlyMap<string, Course>,
): Omit<NonNullable<MachineLook["tree"]>, "isSeen"> {
  // a file of the agent's that holds numbers alone counts or times something: it says nothing of the tree
  const told = [...now].filter(([path, { isBare }]) => !isBare || old.has(path));
  const all = told.map(([path, { exact }]) => `${path}\0${exact}`).sort();
  const alike = [...now].map(
    ([path, { lines, changes, isProgram }]) =>
      `${old.has(path) ? path : placeOf(path)}\0${lines}\0${changes}\0${isProgram}`,
  );
  const own = [...now].filter(([path]) => !old.has(path));
  const edited = [...edits].map(([path, { key }]) => `edited\0${path}\0${key}`);
  const figures = [...wordless(own), ...namesOf(own), ...edited];
  const drawn = new Set<string>();
  for (const [path, { isOpaque, isWordless, exact, order, course }] of now) {
    // what a failing check writes in another order each time is not the agent's work
    if (order !== "") drawn.add(`${placeOf(path)}\0${order}`);
    const key = isOpaque ? exact : course?.key;
    if (key === undefined || key === "") continue;
    if (isOpaque || (isWordless && !old.has(path))) drawn.add(`${old.has(path) ? path : placeOf(path)}\0${key}`);
    else figures.push(`${path}\0${key}`);
  }
  return {
    exact: digest(all.join("\n")),
    content: digest([...new Set(alike)].sort().join("\n")),
    figures: digest(figures.sort().join("\n")),
    drawn: digest([...drawn].sort().join("\n")),
    isOld: (path) => old.has(path),
  };
}

interface Sight {
  readonly stamp: string;
  /** Undefined where they are too many, or closed to us. */
  readonly bytes: Buffer | undefined;
  readonly isBinary: boolean;
  readonly isProgram: boolean;
  readonly isOld: boolean;
}

function changed(before: Known | undefined, { stamp, bytes, isBinary, isProgram, isOld }: Sight): Known {
  const exact = bytes === undefined ? stamp : digest(bytes);
  if (before?.exact === exact) return { ...before, stamp, isProgram };
  const isText = bytes !== undefined && !isBinary;
  const text = isText ? withoutVolatile(bytes.toString("utf8")) : "";
  const words = isText ? linesIn(text).join("\n") : "bytes";
  const lines = digest(words);
  const same = before?.lines === lines;
  const isBare = !/\p{L}/u.test(words.replaceAll(/<\w+>/g, ""));
  return {
    stamp,
    exact,
    lines,
    isBare,
    isOpaque: !isText,
    isWordless: !isText || (isBare && words !== ""),
    isProgram,
    changes: same ? Math.min(before.changes + 1, countedChanges) : 0,
    order: isText && !isBare && !isOld ? orderOf(text) : "",
    course: isText ? courseOf(same ? before.course : undefined, figuresOf(text, isOld), isOld, isBare) : undefined,
  };
}

function courseOf(
  before: Course | undefined,
  figures: Figures | undefined,
  isOld: boolean,
  isBare: boolean,
): Course | undefined {
  if (before !== undefined) return courseAfter(before, figures);
  // one number alone, in a file of the agent's, counts or times something; several are a table
  const isTable = isBare && figures !== undefined && figures.row.length > 1;
  return isBare && !isOld && !isTable ? undefined : newCourse(figures, isOld || isTable);
}

/** How many pictures and tables of numbers of one folder count, each once by the words of its name: they may be the work, and they may be scratch. */
const countedNames = 40;

/** How many names of words there are in each folder, among files of the agent's that hold no words. */
function wordless(files: readonly (readonly [string, Known])[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const [path, { isWordless }] of files) {
    if (!isWordless) continue;
    const place = placeOf(path);
    names.set(place, (names.get(place) ?? new Set()).add(withoutNumbers(scrubVolatile(basename(path)))));
  }
  return [...names].map(([place, { size }]) => `${place}\0${Math.min(size, countedNames)}`);
}

/** The names of words among texts of the agent's: it may give one of them another. A file that says nothing is a scratch file. */
const namesOf = (files: readonly (readonly [string, Known])[]): readonly string[] => [
  ...new Set(
    files.flatMap(([path, { isWordless, isBare }]) =>
      isWordless || isBare ? [] : [`${placeOf(path)}\0${withoutNumbers(scrubVolatile(basename(path)))}`],
    ),
  ),
];

/** Where a file of the agent's lies: a scratch file of each turn has another name, and is the same. */
const placeOf = (path: string): string => `${withoutNumbers(dirname(path))}/*`;

/** A file that cannot be read counts by its stamp. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Bytes at its start by which a file that is not read whole is told from a text. */
const headBytes = 8000;

function headOf(path: string): Buffer {
  const head = Buffer.alloc(headBytes);
  try {
    const file = openSync(path, "r");
    try {
      return head.subarray(0, readSync(file, head, 0, headBytes, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return head.subarray(0, 0); // closed to us, or gone
  }
}

const digest = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex").slice(0, 32);
