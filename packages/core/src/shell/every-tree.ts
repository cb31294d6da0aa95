import type { Word } from "./tree.ts";

/** Folders that every machine with a shell has. */
const roots = new Set(["/", "/bin", "/dev", "/etc", "/proc", "/tmp", "/usr", "/usr/bin", "/var"]);

/** What a shell puts in for a folder that is there, whatever the project looks like. */
const homes = /^(?:\$(?:PWD|HOME)|\$\{(?:PWD|HOME)\}|\$\(pwd\)|`pwd`|~)\/?$/;

/** Whether a word is a folder in every tree: the project's own, one above it, one of every machine. */
export const isFolder = (word: Word | undefined): boolean => {
  if (word === undefined) return false;
  const text = word.isOpen ? word.text.replace(/^(\$\(pwd\)|[^/]+)(?:\/\.{0,2})*$/, "$1") : word.text;
  if (homes.test(text)) return true;
  return !word.isOpen && (/^\.{1,2}(?:\/+\.{0,2})*$/.test(text) || roots.has(text.replace(/(?<=.)\/+$/, "")));
};

/** Whether a word is a file that reads and writes nothing, on every machine. */
export const isDevice = ({ text, isOpen }: Word): boolean => !isOpen && /^\/dev\/(?:null|zero|stdin)$/.test(text);

const isShell = ({ text, isOpen }: Word): boolean => !isOpen && text === "/bin/sh";

const ofFolders: Readonly<Record<string, boolean>> = { "-d": true, "-e": true, "-r": true, "-x": true, "-f": false };
const ofDevices: Readonly<Record<string, boolean>> = { "-e": true, "-r": true, "-c": true, "-w": true, "-f": false, "-d": false, "-s": false }; // biome-ignore format: one table
const ofShells: Readonly<Record<string, boolean>> = { "-e": true, "-f": true, "-r": true, "-x": true, "-s": true, "-d": false }; // biome-ignore format: one table

/** What `test` says of a path where it is the same in every tree: `-d .` is true, `-f .` is not. */
export function ofEveryTree(test: string, word: Word): boolean | undefined {
  const table = isFolder(word) ? ofFolders : isDevice(word) ? ofDevices : isShell(word) ? ofShells : {};
  return Object.hasOwn(table, test) ? table[test] : undefined;
}
