import { inside } from "../files/inside.ts";
import { readWhole } from "../files/read-whole.ts";

/** Members of a package.json in which tools keep their settings, or that choose the tool. */
const toolMembers = ["ava", "babel", "c8", "config", "eslintConfig", "jest", "mocha", "nyc", "packageManager", "pnpm", "tap", "volta"] as const; // biome-ignore format: a table

/** Names the members of a package.json that configure a tool. */
export const toolMembersOf = (root: string, path: string): readonly string[] => {
  const manifest = readManifest(root, path);
  return toolMembers.filter((name) => Object.hasOwn(manifest, name));
};

/** A member of a package.json, by its name. */
export const memberOf = (root: string, path: string, name: string): unknown => {
  const manifest = readManifest(root, path);
  return Object.hasOwn(manifest, name) ? manifest[name] : undefined;
};

/** The scripts of a package.json, as text; none when it cannot be read. */
export function scriptsOf(root: string, path: string): ReadonlyMap<string, string> {
  const scripts = memberOf(root, path, "scripts");
  if (typeof scripts !== "object" || scripts === null) return new Map();
  return new Map(Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function readManifest(root: string, path: string): Readonly<Record<string, unknown>> {
  const place = inside(root, path);
  if (place.fault !== undefined) return {};
  try {
    const manifest: unknown = JSON.parse(readWhole(place.path).toString("utf8"));
    return typeof manifest === "object" && manifest !== null ? (manifest as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
