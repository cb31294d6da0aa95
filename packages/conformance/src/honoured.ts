import type { Schema } from "./probe-claude.ts";

/** Where alone a setting counts: in an administrator's file, or anywhere but in a project's files. */
export type Honoured = "managed" | "not-project";

const managed: readonly RegExp[] = [
  /^(?:Only (?:honored|read|enforced)(?: when set)? (?:from|in)|(?:Honored|Read) only from) (?:admin-controlled |device |this machine's own administrator )?(?:(?:managed|policy)(?:\/policy| \(policy\))? )?(?:settings|sources|policy sources)\b(?! \(or,)(?!.*, or — )(?!.*\buser settings)/,
  /^(?:Honored|Read) from managed settings only\b/,
  /^When (?:true \((?:and )?set|set) in (?:device )?managed settings\b/,
  /\(managed settings only\)/,
];

const notProject: readonly RegExp[] = [
  /^Only honored from user, .*project settings \([^)]*\) are ignored\b/,
  /^project and local settings are ignored\b/,
  /^ignored in (?:user, )?project\b/i,
  /^ignored if set in projectSettings\b/i,
  /^This setting is ignored in a project's settings files\b/,
  /^Honored from .*\(not from a project checkout\)/,
];

/**
 * Which settings count in some files alone, by what the client itself says of each in its schema: one sentence for each, and what stands under a
 * condition is left out.
 */
export function honouredOf(schema: Schema, path: readonly string[] = []): Readonly<Record<string, Honoured>> {
  const found: Record<string, Honoured> = {};
  const { properties = {} } = schema as { properties?: Readonly<Record<string, Schema>> };
  for (const [name, inner] of Object.entries(properties)) {
    const own = [...path, name];
    const text = typeof inner.description === "string" ? inner.description : "";
    const sentences = text.split(/(?<=[.;])\s+/);
    const says = (patterns: readonly RegExp[]): boolean =>
      sentences.some((sentence) => patterns.some((pattern) => pattern.test(sentence)));
    if (says(managed)) found[own.join(".")] = "managed";
    else if (says(notProject)) found[own.join(".")] = "not-project";
    Object.assign(found, honouredOf(inner, own));
  }
  return found;
}
