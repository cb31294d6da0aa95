import { type Program, programsIn } from "../../shell/programs.ts";

/** What keeps a command from ending by itself, and another way. */
export interface Interaction {
  readonly what: string;
  readonly help: string;
}

const editor: Interaction = {
  what: "opens an editor, and nobody types",
  help: "change files with the client's own tools, or with a script",
};
const screen: Interaction = {
  what: "draws on a terminal until somebody ends it",
  help: "use a command that prints and ends: ps, git log -5, tail -n 50",
};
const prompts: Interaction = {
  what: "asks questions, and nobody answers",
  help: "give the answers as arguments, or an option such as --yes",
};
const endless: Interaction = {
  what: "goes on until somebody ends it",
  help: "use the form that runs once: vitest run, tsc --noEmit, tail -n 50",
};
const repl: Interaction = {
  what: "waits for somebody to type",
  help: "give it what it is to run: a file, or -c or -e with the code",
};

const editors = /^(?:vim?|nvim|nano|pico|joe|micro|helix|hx|ed|emacs|emacsclient|code|subl|visudo|vipw)$/;
const screens = /^(?:top|htop|btop|atop|less|more|most|man|tmux|screen|tig|lazygit|k9s|watch|ncdu|mc|ranger)$/;
const repls =
  /^(?:python[\d.]*|ipython|bpython|node|deno|bun|irb|pry|ghci|psql|mysql|mariadb|sqlite3|mongosh?|redis-cli|bc|scala|iex|R|julia|clj|jshell|php|lua|erl|ftp|telnet|sh|bash|zsh|fish|gdb|lldb|pdb)$/;

/** Lines that ask or go on, by their first words. */
const lines: readonly (readonly [line: RegExp, found: Interaction])[] = [
  [
    /^git (?:-\S+ )*rebase (?:.* )?(?:-\w*i\w*|--interactive|--edit-todo)(?: |$)/,
    { what: "opens an editor, and nobody types", help: "rebase without -i, or leave the history to a person" },
  ],
  [
    /^git (?:-\S+ )*(?:add|checkout|reset|restore|stash|commit|clean)(?: push| save)? (?:.* )?(?:-p|-i|--patch|--interactive)(?: |$)/,
    { what: "asks for each change, and nobody answers", help: "name the files: git add src/a.ts" },
  ],
  [/^git (?:-\S+ )*(?:mergetool|difftool|gui|citool)(?: |$)/, screen],
  [/^(?:crontab -e|git config (?:.* )?--edit|kubectl edit|systemctl edit|npm edit|sudoedit)(?: |$)/, editor],
  [
    /^(?:npm|yarn|pnpm|bun) (?:init|login|adduser)(?!.* (?:-y|--yes)(?: |$))(?= |$)|^(?:gh|gcloud|az|aws sso|docker|heroku|vercel|fly|flyctl|firebase|npm) (?:auth )?login(?!.*(?:--with-token|--password-stdin))(?= |$)|^aws configure$|^passwd(?: |$)|^ssh-keygen(?!.* -N)(?= |$)/,
    prompts,
  ],
  [
    /manage\.py (?:shell|dbshell|createsuperuser(?!.*--no-?input))(?: |$)|^(?:rails|bin\/rails) (?:c|console|dbconsole)(?: |$)|artisan tinker|^iex -S|^mix phx\.gen\.secret -i|^flask shell|^heroku (?:console|run bash)/,
    repl,
  ],
  [
    /^(?:docker|podman)(?:-compose| compose)? (?:run|exec) (?:.* )?(?:-it|-ti|--interactive --tty)(?: |$)|^kubectl (?:exec|run) (?:.* )?(?:-it|-ti)(?: |$)/,
    { what: "wants a terminal, and there is none", help: "leave -it out, and give the command that is to run" },
  ],
  [/^ssh (?:-\S+ )*[\w.@-]+$|^su(?: -)?(?: \w+)?$|^sudo -[is]$/, repl],
  [
    / --watch(?:All|=true)?(?: |$)|^(?:tsc|rollup|sass|esbuild|tailwindcss|swc|babel) (?:.* )?(?:-w|--watch)(?: |$)|^(?:npx |pnpm |yarn )?vitest (?:watch|dev)(?: |$)|^cargo watch|^(?:nodemon|watchexec|watchman-make|entr|chokidar|air|reflex|guard|browser-sync|ptw)(?: |$)|^(?:npx )?(?:nodemon|ts-node-dev|tsx watch)(?: |$)|^(?:npm|pnpm|yarn|bun)(?: run)? (?:\S*:)?watch(?: |$)/,
    endless,
  ],
  [
    /^tail (?:.* )?(?:-\w*[fF]\w*|--follow)(?: |$)|^journalctl (?:.* )?-\w*f|^(?:docker|kubectl|docker compose|docker-compose|podman) (?:.* )?logs (?:.* )?(?:-f|--follow)(?: |$)/,
    endless,
  ],
];

/** Servers: where a check waits for one to end it never does; where a sentence names one, the client may leave it in the background. */
const servers =
  /^(?:npm|pnpm|yarn|bun)(?: run)? (?:dev|start|serve|preview)(?: |$)|^(?:npx )?(?:next|nuxt|astro|remix|vite)(?: (?:dev|start|preview|serve))?$|^(?:npx )?(?:ng|gatsby|webpack) serve|^webpack-dev-server|^(?:rails|bin\/rails) (?:s|server)(?: |$)|^flask run|^python[\d.]* (?:-m http\.server|manage\.py runserver)|^uvicorn |^gunicorn |^(?:docker compose|docker-compose) up(?!.* (?:-d|--detach|--wait|--abort-on-container-exit|--exit-code-from))|^php -S|^hugo server|^jekyll serve|^mkdocs serve/;

/** Options after which an interpreter runs what it is given. */
const isGiven = (args: readonly string[]): boolean => args.some((arg) => !arg.startsWith("-") || /^-(?:-?(?:c|e|p|m|V|v|h|f|l|version|help|eval|print|command|execute|file|test|check|list))/.test(arg)); // biome-ignore format: one line

/** What a command line waits for, where it does not end by itself; undefined for one that does. */
export function interactionIn(line: string, isCheck: boolean): Interaction | undefined {
  for (const program of programsIn(line)) {
    if (program.isBackground) continue;
    const found = ofProgram(program, isCheck);
    if (found !== undefined) return found;
  }
  return undefined;
}

function ofProgram({ words, isFed }: Program, isCheck: boolean): Interaction | undefined {
  const [name = "", ...args] = words;
  const joined = words.join(" ").slice(0, 2_000);
  const found = lines.find(([line]) => line.test(joined))?.[1];
  if (found !== undefined) return found;
  if (isCheck && servers.test(joined)) return endless;
  if (name === "git") return opensEditor(args) ? editor : undefined;
  if (/^(?:--version|--help|-V|-v|-h|version|help)$/.test(args[0] ?? "")) return undefined;
  if (editors.test(name)) return isBatch(name, args) ? undefined : editor;
  if (screens.test(name)) return isFed || isBatch(name, args) ? undefined : screen;
  return !isFed && repls.test(name) && isRepl(name, args) ? repl : undefined;
}

const isBatch = (name: string, args: readonly string[]): boolean =>
  (/^(?:emacs|vim|nvim|ed)$/.test(name) && args.some((arg) => /^(?:--?batch|-es|--headless|-s)$/.test(arg))) ||
  (name === "top" && args.some((arg) => /^-\w*b/.test(arg))) ||
  (/^(?:tmux|screen)$/.test(name) && args.some((arg) => /^(?:-d\w*|new-session|kill-\S+|send-keys|ls)$/.test(arg))) ||
  (name === "code" && args.some((arg) => arg.startsWith("--install")));

/** Clients of a database take its name, and wait all the same. */
function isRepl(name: string, args: readonly string[]): boolean {
  if (!/^(?:psql|mysql|mariadb|sqlite3|mongosh?|redis-cli|ftp|telnet|gdb|lldb)$/.test(name)) return !isGiven(args);
  if (
    args.some((arg) =>
      /^-(?:-?(?:c|e|f|l|execute|command|file|eval|list|batch|ex)$|-(?:eval|command|execute|file|batch)=)/.test(arg),
    )
  )
    return false;
  const operands = args.filter((arg) => !arg.startsWith("-"));
  return operands.length <= (name === "redis-cli" || name === "telnet" ? 0 : 1);
}

/** A commit without a message asks for one; so does an annotated tag. */
function opensEditor(args: readonly string[]): boolean {
  const [verb = "", ...rest] = args.filter((arg, at) => !/^-[cC]$/.test(args[at - 1] ?? "") && !/^-[cC]$/.test(arg));
  const says = rest.some((arg) =>
    /^(?:-[a-zA-Z]*[mFC]|--message|--file|--no-edit|--reuse-message|--fixup|--squash|--dry-run|--help)/.test(arg),
  );
  if (verb === "commit") return rest.length > 0 && !says;
  return verb === "tag" && rest.some((arg) => /^-[as]$/.test(arg)) && !says;
}
