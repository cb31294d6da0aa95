/** What a version of a client offers, by kind: each name with what is said of it, in a few words; empty where the name is all. */
export type Surface = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The kind that names the prober by which a client was asked for its keys. */
export const askedBy = "asked for keys by";
/** What two probers learn of one and the same client differs. */
const learned: readonly string[] = ["config keys", "older names of features"];

/** What differs between two versions in one kind of thing. */
export interface Moved {
  readonly kind: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly name: string; readonly was: string; readonly is: string }[];
}

/** Compares what two versions offer; kinds in which nothing moved are left out. */
export function compareSurfaces(before: Surface, after: Surface): readonly Moved[] {
  const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const probers = [before, after].map((each) => Object.keys(each[askedBy] ?? {}).join());
  return kinds.flatMap((kind) => {
    const [was, is] = [before[kind], after[kind]];
    // a kind that one of the two was never asked for says nothing
    if (was === undefined || is === undefined) return [];
    if (learned.includes(kind) && probers[0] !== probers[1]) return [];
    const added = Object.keys(is).filter((name) => !Object.hasOwn(was, name));
    const removed = Object.keys(was).filter((name) => !Object.hasOwn(is, name));
    const changed = Object.entries(is).flatMap(([name, now]) => {
      const then = Object.hasOwn(was, name) ? was[name] : undefined;
      return then === undefined || then === now ? [] : [{ name, was: then, is: now }];
    });
    return added.length + removed.length + changed.length === 0 ? [] : [{ kind, added, removed, changed }];
  });
}

/** Names of which nothing more is said. */
export const namesOf = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries([...new Set(names)].sort().map((name) => [name, ""]));

/** The long flags that a help text lists. */
export const flagsIn = (help: string): Readonly<Record<string, string>> =>
  namesOf([...help.matchAll(/^\s*(?:-\w, )?(--[a-z][\w-]*)/gm)].map(([, flag = ""]) => flag));
