import { few } from "../check/outcome.ts";
import type { RoomDiffers } from "./compare-with-tree.ts";

/** What the room lacks, at the end of a sentence; nothing when the outputs do not show it. */
export function lacking({ lacks: { paths, variables, addresses } }: RoomDiffers): string {
  const parts = [
    ...(paths.length === 0 ? [] : [few(paths)]),
    ...(variables.length === 0 ? [] : [few(variables.map((name) => `$${name}`))]),
    ...(addresses.length === 0 ? [] : [few(addresses)]),
  ];
  return parts.length === 0 ? "" : `; the room lacks ${parts.join(", ")}`;
}

/** What brings it. */
export function bringing({ lacks: { paths, variables, addresses } }: RoomDiffers): string {
  const installed = paths.some((path) => /(?:^|\/)(?:node_modules|\.venv|venv|vendor|target)(?:\/|$)/.test(path));
  const outside = paths.filter((path) => path.startsWith("/"));
  const settings = [
    ...(paths.length === 0 || paths.length === outside.length ? [] : [installed ? '"setup": ["npm ci"]' : '"setup": ["the command that makes it"]']),
    ...(outside.length === 0 ? [] : [`"expose": ${JSON.stringify(outside)}`]),
    ...(variables.length === 0 ? [] : [`"env": ${JSON.stringify(variables)}`]),
    ...(addresses.length === 0 ? [] : ['"network": true']),
  ]; // biome-ignore format: one
  if (settings.length === 0)
    return "run it with goalpost preflight --output ID, and let the room make what it needs: room.setup, room.env or room.network in goalpost.json";
  return `goalpost.json: { "room": { ${settings.join(", ")} } }`;
}
