import { basename } from "node:path";

/** How contract files are called. */
export const contractFile = /\.goal\.(?:ts|md|json)$/;

/** The contract's id, as its file's name gives it: `port-billing.goal.ts` is `port-billing`. */
export const contractIdOf = (name: string): string => name.replace(contractFile, "");

/** The id of a text that names none: any file's name becomes one, of the 64 characters that an id may have; `-` is `goal`. */
export const idFromFile = (file: string): string =>
  contractIdOf(basename(file === "-" ? "goal" : file))
    .replace(/\.\w+$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, 64)
    .replace(/-$/, "") || "goal";
