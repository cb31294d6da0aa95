import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { identify, type ProcessIdentity, statFields } from "./identity.ts";

/**
 * Lists every process below `pid`, by parentage. The client gives each command a session of its own, so ending the client's group
 * does not end what it started (seen with Codex without a sandbox, 2026-11-22).
 */
export function descendants(pid: number): readonly ProcessIdentity[] {
  return descentOf(pid).map(({ identity }) => identity);
}

/** A process below another one. */
export interface Descendant {
  readonly identity: ProcessIdentity;
  readonly parent: number;
}

/** Lists every process below `pid`, each with its parent, parents first. */
export function descentOf(pid: number): readonly Descendant[] {
  const parentOf = new Map(parents());
  const children = new Map<number, number[]>();
  for (const [child, parent] of parentOf) children.set(parent, [...(children.get(parent) ?? []), child]);
  const found: number[] = [];
  const queue = [pid];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const below = (children.get(next) ?? []).filter((child) => !found.includes(child));
    found.push(...below);
    queue.push(...below);
  }
  return identified(found).map((identity) => ({ identity, parent: parentOf.get(identity.pid) ?? pid }));
}

/**
 * Lists every process whose environment holds `name=value`, wherever it hangs: a command that left its parent is still found.
 * Linux only; elsewhere the environment of a process cannot be read without a tool, and the list is empty.
 */
export function marked(name: string, value: string): readonly ProcessIdentity[] {
  if (process.platform !== "linux") return [];
  const entry = Buffer.from(`\0${name}=${value}\0`);
  return identified(
    pids().filter((pid) => {
      try {
        return Buffer.concat([Buffer.of(0), readFileSync(`/proc/${pid}/environ`)]).includes(entry);
      } catch {
        return false;
      }
    }),
  );
}

const identified = (found: readonly number[]): readonly ProcessIdentity[] =>
  found.flatMap((pid) => {
    const identity = identify(pid);
    return identity === undefined || pid === process.pid ? [] : [identity];
  });

const pids = (): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

const parents = (): readonly (readonly [number, number])[] =>
  process.platform === "linux"
    ? pids().map((pid) => [pid, Number(statFields(pid)?.[1] ?? 0)] as const)
    : spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
        .stdout.split("\n")
        .map((line) => line.trim().split(/\s+/).map(Number))
        .map(([pid, parent]) => [pid ?? 0, parent ?? 0] as const);
