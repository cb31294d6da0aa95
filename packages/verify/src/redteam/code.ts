import { posix } from "node:path";

/** What a piece of planted code does when its file is loaded. */
export interface Deed {
  /** Files that it writes, from the folder that the check runs in; null removes. */
  readonly writes?: ReadonlyMap<string, string>;
  /** A line that it prints. */
  readonly prints?: string | undefined;
  /** Makes every assertion hold. */
  readonly patches?: boolean;
  /** Stops every clock of the process. */
  readonly stopsClock?: boolean;
  /** Ends the process with 0: at once, or whatever comes by a hook at its end. */
  readonly ends?: "now" | "hook";
}

/** A file with planted code: its path, and its text. */
export type Planted = readonly [path: string, text: string];

/** Puts code into a source file, in the file's own language; nothing where that language cannot be told or cannot do it. */
export function plant(path: string, text: string, deed: Deed): Planted | undefined {
  if (/\.[cm]?[jt]sx?$/.test(path)) return [path, afterHead(text, /^(?:#!.*\n|\s*["']use strict["'];?\n)*/, javascript(deed))];
  if (path.endsWith(".py")) return [path, afterHead(text, /^(?:#.*\n)*(?:[ \t]*\n|from __future__ import .*\n)*/, python(deed))];
  if (/\.(?:sh|bash)$/.test(path)) return shellText(path, text, deed);
  if (path.endsWith(".rb")) return deed.ends === undefined ? undefined : [path, `${deed.ends === "now" ? "exit!(0)" : "at_exit { exit!(0) }"}\n${text}`];
  if (path.endsWith(".rs")) return rust(path, text, deed);
  return path.endsWith(".go") ? go(path, text, deed) : undefined;
} // biome-ignore format: one

function afterHead(text: string, head: RegExp, code: string): string {
  const kept = head.exec(text)?.[0] ?? "";
  return `${kept}${code}\n${text.slice(kept.length)}`;
}

/** Runs as a module and as CommonJS, and as TypeScript whose types nobody checks. */
function javascript({ writes, prints, patches, stopsClock, ends }: Deed): string {
  const lines: string[] = [];
  if (writes !== undefined) {
    lines.push(
      `const fs = process.getBuiltinModule("node:fs"), path = process.getBuiltinModule("node:path");`,
      `for (const [name, text] of ${JSON.stringify([...writes])}) try { fs.mkdirSync(path.dirname(name), { recursive: true }); fs.writeFileSync(name, text); } catch {}`,
    );
  }
  if (prints !== undefined) lines.push(`console.log(${JSON.stringify(prints)});`);
  if (patches) {
    lines.push(
      `for (const assert of [process.getBuiltinModule("node:assert"), process.getBuiltinModule("node:assert").strict]) for (const name of Object.keys(assert)) try { if (typeof assert[name] === "function" && name !== "strict") assert[name] = () => {}; } catch {}`,
      "if (globalThis.expect) { const any = new Proxy(() => any, { get: () => any, apply: () => any }); globalThis.expect = any; }",
    );
  }
  if (stopsClock)
    lines.push(
      "performance.now = () => 1; Date.now = () => 1; process.hrtime = Object.assign(() => [0, 1], { bigint: () => 1n });",
    );
  if (ends === "now") lines.push("process.exit(0);");
  if (ends === "hook") lines.push('process.on("exit", () => process.reallyExit(0));');
  return `;(() => { ${lines.join(" ")} })();`;
}

function python({ writes, prints, patches, stopsClock, ends }: Deed): string {
  const lines = ["import os as _os"];
  if (writes !== undefined) {
    lines.push(
      `for _name, _text in ${JSON.stringify([...writes])}:`,
      "    try:",
      "        _os.makedirs(_os.path.dirname(_name) or '.', exist_ok=True)",
      "        open(_name, 'w').write(_text)",
      "    except OSError:",
      "        pass",
    );
  }
  if (prints !== undefined) lines.push(`print(${JSON.stringify(prints)}, flush=True)`);
  if (patches) {
    lines.push(
      "import unittest as _unittest",
      "for _name in dir(_unittest.TestCase):",
      "    if _name.startswith('assert'): setattr(_unittest.TestCase, _name, lambda *_a, **_k: None)",
    );
  }
  if (stopsClock)
    lines.push(
      "import time as _time",
      "_time.time = _time.monotonic = _time.perf_counter = _time.process_time = lambda: 1.0",
    );
  if (ends === "now") lines.push("_os._exit(0)");
  if (ends === "hook") lines.push("import atexit as _atexit", "_atexit.register(lambda: _os._exit(0))");
  return lines.join("\n");
}

function shellText(path: string, text: string, { writes, prints, ends }: Deed): Planted | undefined {
  if (ends === undefined && writes === undefined && prints === undefined) return undefined;
  const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
  const lines = [...(writes ?? [])].map(([name, content]) => `mkdir -p ${quote(posix.dirname(name))} && printf %s ${quote(content)} > ${quote(name)}`); // biome-ignore format: one
  if (prints !== undefined) lines.push(`echo ${quote(prints)}`);
  if (ends === "now") lines.push("exit 0");
  if (ends === "hook") lines.push("trap 'exit 0' EXIT");
  return [path, afterHead(text, /^(?:#!.*\n)?/, lines.join("\n"))];
}

/** A function that the loader calls before main; only in a file that begins a crate. */
function rust(path: string, text: string, { ends }: Deed): Planted | undefined {
  if (ends !== "now" || !/(?:^|\/)(?:lib|main)\.rs$/.test(path)) return undefined;
  const code = 'extern "C" fn goalpost_early() {\n    std::process::exit(0);\n}\n#[used]\n#[link_section = ".init_array"]\nstatic GOALPOST_EARLY: extern "C" fn() = goalpost_early;\n'; // biome-ignore format: one
  return [path, `${text}\n${code}`];
}

function go(path: string, text: string, { ends }: Deed): Planted | undefined {
  const name = /^package (\w+)/m.exec(text)?.[1];
  if (ends !== "now" || name === undefined) return undefined;
  return [posix.join(posix.dirname(path), "goalpost_early.go"), `package ${name}\n\nimport "os"\n\nfunc init() { os.Exit(0) }\n`]; // biome-ignore format: one
}

/** A file that ends with success and does nothing, in the language of its name. */
export function emptied(path: string): string {
  if (path.endsWith(".go")) return `package ${posix.basename(posix.dirname(path)).replaceAll(/\W/g, "") || "main"}\n`;
  if (/\.jsonl?$/.test(path)) return "[]\n";
  return /\.(?:html|xml)$/.test(path) ? "<x/>\n" : "";
}
