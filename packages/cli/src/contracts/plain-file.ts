import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ourModules } from "./our-modules.ts";

/** Larger files, and more of them, are loaded by themselves. */
const mostBytes = 256 * 1024;
const mostFiles = 40;

/**
 * Words of a file that may do more than build a contract. It is a filter for speed and no guard: a file that does more without one of them is
 * found out by what it leaves behind.
 */
const mayDoMore =
  /\b(?:require|process|globalThis|global|eval|Function|prototype|constructor|__proto__|setTimeout|setInterval|setImmediate|queueMicrotask|Promise|async|await|console|Reflect|Proxy|Symbol|Object|Array|String|Number|Boolean|Map|Set|WeakMap|WeakSet|RegExp|JSON|Intl|Error|Date|Math|URL|TextDecoder|TextEncoder|while|for|do|import\.meta|WebAssembly|Worker|Atomics|SharedArrayBuffer|fetch|node:|Buffer)\b|\bimport\s*\(|\\u|\[\s*["'`]/;

const specifiers = /(?:^|[;\s}])(?:import|export)\s*(?:type\s)?(?:[\w*{}\s,$]*?\sfrom\s*)?["']([^"'\n]+)["']/g;

/**
 * Whether a contract file, with the files that it imports by their path, does nothing that can be seen but to build and export. Such files are
 * loaded many in one process.
 */
export function isPlainFile(file: string, seen: Set<string> = new Set()): boolean {
  if (seen.has(file)) return true;
  if (seen.size >= mostFiles) return false;
  seen.add(file);
  const text = textOf(file);
  if (text === undefined || mayDoMore.test(withoutTexts(text))) return false;
  const code = withoutComments(text);
  const named = [...code.matchAll(specifiers)].map(([, specifier = ""]) => specifier);
  // Every import that the words tell of is one that was read.
  if ((code.match(/\b(?:import|from)\b\s*["'{*\w]/g) ?? []).length < named.length) return false;
  return named.every((specifier) => {
    if (Object.hasOwn(ourModules, specifier)) return true;
    return (
      /^\.{1,2}\//.test(specifier) && /\.ts$/.test(specifier) && isPlainFile(resolve(dirname(file), specifier), seen)
    );
  });
}

function textOf(file: string): string | undefined {
  try {
    const found = statSync(file);
    return found.isFile() && found.size <= mostBytes ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

const withoutComments = (text: string): string =>
  text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith("/") ? " " : part,
  );

/** What the file says in quotes is not a code; a template may hold some. */
const withoutTexts = (text: string): string =>
  text
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
      part.startsWith("/") ? " " : '""',
    )
    .replace(/from\s*""/g, "");
