import { basename } from "node:path";
import { unnamedId } from "@goalpost/core/internal";

/** The endings of contract files that are programs: loading one runs it. */
export const codeFile = /\.goal\.[cm]?[tj]s$/;

/** How contract files are called. */
export const contractFile = /\.goal\.(?:[cm]?[tj]s|md|json)$/;

/** The same, for a glob. */
export const contractGlob = "**/*.goal.{ts,mts,cts,js,mjs,cjs,md,json}";

/** The same, in words. */
export const contractEndings = ".goal.ts (.mts, .cts, .js, .mjs, .cjs), .goal.md or .goal.json";

/** The contract's id, as its file's name gives it: `port-billing.goal.ts` is `port-billing`. */
export const contractIdOf = (name: string): string => name.replace(contractFile, "");

/** The id of a text that names none: any file's name becomes one, of the 64 characters that an id may have; `-` is unnamed. */
export const idFromFile = (file: string): string =>
  contractIdOf(basename(file === "-" ? unnamedId : file))
    .replace(/\.\w+$/, "")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, 64)
    .replace(/-$/, "") || unnamedId;
