/** One fenced block of a Markdown page. */
export interface Block {
  /** First word of the info string: `ts`, `sh`, `text`; empty when there is none. */
  readonly language: string;
  /** The other words of the info string: `no-run`, `exit=1`, `title="goals/x.goal.ts"`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** Something that a page makes the reader do, in order. */
export type Action =
  | { readonly kind: "file"; readonly line: number; readonly path: string; readonly text: string }
  | { readonly kind: "program"; readonly line: number; readonly text: string; readonly expected?: string }
  | {
      readonly kind: "command";
      readonly line: number;
      readonly command: string;
      readonly exit: number;
      /** Runs only where our packages are there from their tarballs. */
      readonly isPacked: boolean;
      readonly expected?: string;
    };

/** A command that a page tells the reader to type before its code works: an install, a setting of package.json. */
export interface Setup {
  readonly line: number;
  readonly words: readonly string[];
}

const fence = /^( {0,3})(`{3,}|~{3,})(.*)$/;

/** Reads the fenced blocks of a page. A fence inside of a longer fence is text. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { indent: string; mark: string; info: string; line: number; text: string[] } | undefined;
  for (const [index, line] of markdown.split("\n").entries()) {
    const [, indent = "", mark = "", info = ""] = fence.exec(line) ?? [];
    if (open === undefined) {
      if (mark !== "") open = { indent, mark, info: info.trim(), line: index + 1, text: [] };
    } else if (mark.startsWith(open.mark) && info.trim() === "") {
      blocks.push(toBlock(open));
      open = undefined;
    } else open.text.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
  }
  return blocks;
}

function toBlock({
  info,
  line,
  text,
}: {
  readonly info: string;
  readonly line: number;
  readonly text: readonly string[];
}): Block {
  const [language = "", ...words] = info.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  const attributes = new Map(
    words.map((word) => {
      const [name = "", value = ""] = word.split(/=(.*)/s);
      return [name, value.replace(/^"|"$/g, "")] as const;
    }),
  );
  return { language, attributes, text: `${text.join("\n")}\n`, line };
}

/**
 * What a page does, by the convention of CONTRIBUTING.md: a titled block is a file; any other `ts` block is a program; a `sh` block
 * with `$ ` lines is a run of commands; a `text` block right after one of them is what it prints.
 */
export function actionsOf(blocks: readonly Block[]): readonly Action[] {
  return blocks.flatMap((block, index) => actionOf(block, expectedAfter(blocks, index)));
}

function expectedAfter(blocks: readonly Block[], index: number): string | undefined {
  const next = blocks[index + 1];
  return next?.language === "text" && !next.attributes.has("no-run") ? next.text : undefined;
}

function actionOf(block: Block, expected: string | undefined): readonly Action[] {
  const { language, attributes, line, text } = block;
  if (attributes.has("no-run")) return [];
  const title = titleOf(block);
  if (title !== undefined) return [{ kind: "file", line, path: title, text }];
  const printed = expected === undefined ? {} : { expected };
  if (language === "ts") return [{ kind: "program", line, text, ...printed }];
  if (language === "sh") return commandsOf(block, expected);
  return [];
}

/** `title="goals/x.goal.ts"`, or a first line that is a comment with a path and nothing else. */
function titleOf({ attributes, text }: Block): string | undefined {
  const comment = /^(?:\/\/|#|<!--) ?((?:[\w.@-]+\/)*[\w.@-]+\.(?:[cm]?ts|[cm]?js|json|md|toml|sh|txt))(?: -->)?$/.exec(
    text.split("\n", 1)[0] ?? "",
  );
  return attributes.get("title") ?? comment?.[1];
}

/** The commands of npm in `sh` blocks that show no prompt: what the reader installs. A comment behind one is not read. */
export function setupOf(blocks: readonly Block[]): readonly Setup[] {
  return blocks
    .filter(({ language, attributes }) => language === "sh" && !attributes.has("no-run"))
    .flatMap(({ text, line }) =>
      text.split("\n").flatMap((content, index) =>
        content
          .replace(/\s#.*$/, "")
          .split("&&")
          .map((command) => command.trim().split(/\s+/))
          .filter(([first, second = ""]) => first === "npm" && /^(?:i|install|pkg)$/.test(second))
          .map((words) => ({ line: line + index + 1, words })),
      ),
    );
}

/** `$ command` lines; what follows a command, up to the next one, is what it prints. The exit code is that of the last command. */
function commandsOf({ text, line, attributes }: Block, expected: string | undefined): readonly Action[] {
  const exit = Number(attributes.get("exit") ?? 0);
  const commands: { line: number; command: string; printed: string[] }[] = [];
  for (const [index, content] of text.trimEnd().split("\n").entries()) {
    const last = commands.at(-1);
    if (content.startsWith("$ ")) commands.push({ line: line + index + 1, command: content.slice(2), printed: [] });
    else if (last?.printed.length === 0 && last.command.endsWith("\\")) last.command += `\n${content}`;
    else last?.printed.push(content);
  }
  return commands.map(({ line: at, command, printed }, index) => {
    const isLast = index === commands.length - 1;
    const text = printed.length > 0 ? `${printed.join("\n")}\n` : isLast ? expected : undefined;
    return {
      kind: "command",
      line: at,
      command,
      exit: isLast ? exit : 0,
      isPacked: attributes.has("packed"),
      ...(text === undefined ? {} : { expected: text }),
    };
  });
}

/**
 * Compares what was printed with what the page shows. A line `…` stands for any number of lines, a `…` inside of a line for
 * anything in it: for durations, hashes and lengthy middles. Blanks at line ends do not count.
 */
export function prints(expected: string, actual: string): boolean {
  const source = tidy(expected)
    .split("\n")
    .map((line) => (line.trim() === "…" ? "(?:.*\n)*?" : `${line.split("…").map(literally).join(".*")}\n`))
    .join("");
  return new RegExp(`^${source}$`).test(`${tidy(actual)}\n`);
}

const tidy = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
