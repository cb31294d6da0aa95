import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"; // biome-ignore format: one
import { join, resolve } from "node:path";
import { cacheFolder } from "../tree.ts";

/** Registries are asked as this machine is set up: none is named here. */
const downloads = join(cacheFolder, "downloads");

/** Runs a program and gives what it says; an error holds its last words, and no address. */
export function said(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): string {
  try {
    return execFileSync(program, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 256 * 1024 * 1024, timeout: 600_000 });
  } catch (error) {
    const { stderr, message } = error as { readonly stderr?: string; readonly message: string };
    const lines = (stderr ?? "").split("\n").filter((line) => /^(?:npm error|E:|Err|error|fatal)/i.test(line.trim()));
    const last = lines[0] ?? message.split("\n")[0] ?? "";
    throw new Error(`${program} ${args[0] ?? ""}: ${last.replace(/https?:\/\/\S+/g, "(address)").trim().slice(0, 160)}`);
  }
} // biome-ignore format: one

/** A package of npm as its tarball has it, kept for the next time. */
export function npmPackage(name: string, folder: string): void {
  mkdirSync(downloads, { recursive: true });
  const kept = join(
    downloads,
    `${name
      .replace(/^@/, "")
      .replace("/", "-")
      .replace(/@(?=\d)/, "-")}.tgz`,
  );
  if (!existsSync(kept)) said("npm", ["pack", "--silent", "--pack-destination", downloads, name], downloads);
  mkdirSync(folder, { recursive: true });
  said("tar", ["-xzf", kept, "--strip-components=1", "--no-same-owner", "-C", folder], folder);
}

type Manifest = Record<string, unknown>;

/** Changes a manifest: a tarball has no lockfile, and names tools that a release needs and its tests do not. */
export function editManifest(folder: string, change: (manifest: Manifest) => Manifest): void {
  const path = join(folder, "package.json");
  writeFileSync(path, `${JSON.stringify(change(JSON.parse(readFileSync(path, "utf8")) as Manifest), null, 2)}\n`);
}

/** Writes a manifest where there was none. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A crate names optional dependencies, which cargo looks for before it knows that nobody wants them. */
export function leaveOutOptional(folder: string): void {
  const path = join(folder, "Cargo.toml");
  const parts = readFileSync(path, "utf8").split(/^(?=\[)/m);
  writeFileSync(path, parts.filter((part) => !/^\[dependencies\./.test(part) || !/^optional = true$/m.test(part)).join("")); // biome-ignore format: one
}

/** Keeps of the development dependencies those that are named. */
export const keepDev =
  (names: readonly string[], script: string) =>
  (manifest: Manifest): Manifest => {
    const all = Object.entries((manifest.devDependencies ?? {}) as Readonly<Record<string, string>>);
    return { ...manifest, scripts: { test: script }, devDependencies: Object.fromEntries(all.filter(([name]) => names.includes(name))) }; // biome-ignore format: one
  };

/** A lockfile that names no registry. */
export const lock = (folder: string): string =>
  said("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"], folder); // biome-ignore format: one

/** Apt with lists and archives of our own, which knows the sources of what the system knows the packages of. */
function aptOptions(): readonly string[] {
  const own = join(downloads, "apt");
  for (const each of ["lists/partial", "archives/partial"]) mkdirSync(join(own, each), { recursive: true });
  const list = join(own, "sources.list");
  const options = ["-q", "-o", `Dir::Etc::sourcelist=${list}`, "-o", `Dir::Etc::sourceparts=${own}/sources.d`, "-o", `Dir::State::lists=${own}/lists`, "-o", `Dir::Cache=${own}`, "-o", "APT::Sandbox::User=root"]; // biome-ignore format: one
  const sources = join(own, "sources.d");
  if (existsSync(join(own, "ready"))) return options;
  rmSync(sources, { recursive: true, force: true });
  mkdirSync(sources);
  const plain = readOr("/etc/apt/sources.list");
  writeFileSync(list, `${plain}\n${plain.replace(/^deb(?=[ \t])/gm, "deb-src")}`);
  for (const name of folderOr("/etc/apt/sources.list.d").filter((each) => /\.(?:list|sources)$/.test(each))) {
    const text = readOr(join("/etc/apt/sources.list.d", name));
    const both = name.endsWith(".list") ? `${text}\n${text.replace(/^deb(?=[ \t])/gm, "deb-src")}` : text.replace(/^Types:.*$/gm, "Types: deb deb-src"); // biome-ignore format: one
    writeFileSync(join(sources, name), both);
  }
  said("apt-get", [...options, "update"], own);
  writeFileSync(join(own, "ready"), "");
  return options;
}

const readOr = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");
const folderOr = (path: string): readonly string[] => (existsSync(path) ? readdirSync(path) : []);

/** A source package of Debian, with its patches. */
export function debianSource(name: string, version: string, folder: string): void {
  inDownloads(`${name}_${version}`, (at) => said("apt-get", [...aptOptions(), "source", `${name}=${version}`], at));
  const at = join(downloads, `${name}_${version}`);
  const unpacked = readdirSync(at).find((each) => statSync(join(at, each)).isDirectory());
  if (unpacked === undefined) throw new Error(`${name} ${version}: apt-get brought no source`);
  said("cp", ["-a", "-T", join(at, unpacked), folder], at);
}

/** What a package of Debian installs below a folder: the sources of a crate stand in one. */
export function debianPackage(name: string, version: string, below: string, folder: string): void {
  inDownloads(`${name}_${version}`, (at) => {
    said("apt-get", [...aptOptions(), "download", `${name}=${version}`], at);
    const deb = readdirSync(at).find((each) => each.endsWith(".deb")) ?? "";
    said("dpkg-deb", ["-x", join(at, deb), join(at, "files")], at);
  });
  said("cp", ["-a", "-T", join(downloads, `${name}_${version}`, "files", below), folder], downloads);
}

/** Whole or not at all. */
function inDownloads(name: string, fill: (folder: string) => void): void {
  const kept = join(downloads, name);
  if (existsSync(kept)) return;
  mkdirSync(downloads, { recursive: true });
  const fresh = mkdtempSync(join(downloads, "new-"));
  try {
    fill(fresh);
    said("mv", ["-T", fresh, kept], downloads);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const repository = resolve(import.meta.dirname, "../../../..");

/** This repository as it is committed. */
export function ownCommit(folder: string): void {
  const archive = join(folder, ".archive.tar");
  said("git", ["archive", "--format=tar", "-o", archive, "HEAD"], repository);
  said("tar", ["-xf", archive, "-C", folder], folder);
  rmSync(archive);
}
