import { few } from "../check/outcome.ts";
import { addressOf } from "../room/settings.ts";
import type { RoomDiffers } from "./compare-with-tree.ts";
import { sayTests } from "./differing-tests.ts";

/** What the room lacks, at the end of a sentence; nothing when the outputs do not show it. */
export function lacking({ lacks: { paths, variables, addresses }, tests }: RoomDiffers): string {
  const parts = [
    ...(paths.length === 0 ? [] : [few(paths)]),
    ...(variables.length === 0 ? [] : [few(variables.map((name) => `$${name}`))]),
    ...(addresses.length === 0 ? [] : [few(addresses)]),
  ];
  return `${tests === undefined ? "" : sayTests(tests)}${parts.length === 0 ? "" : `; the room lacks ${parts.join(", ")}`}`;
}

/** What brings it. */
export function bringing({ lacks: { paths, variables, addresses } }: RoomDiffers, id: string): string {
  const installed = paths.some((path) => /(?:^|\/)(?:node_modules|\.venv|venv|vendor|target)(?:\/|$)/.test(path));
  const outside = paths.filter((path) => path.startsWith("/"));
  const reached = addresses.filter((each) => addressOf(each) !== undefined);
  const exposed = [...outside, ...reached];
  const settings = [
    ...(paths.length === 0 || paths.length === outside.length ? [] : [installed ? '"setup": ["npm ci"]' : '"setup": ["the command that makes it"]']),
    ...(exposed.length === 0 ? [] : [`"expose": ${JSON.stringify({ [id]: exposed })}`]),
    ...(variables.length === 0 ? [] : [`"env": ${JSON.stringify(variables)}`]),
    ...(addresses.length === reached.length ? [] : [`"network": ${JSON.stringify({ checks: [id] })}`]),
  ]; // biome-ignore format: one
  if (settings.length === 0)
    return "run it with goalpost preflight --output ID, and let the room make what it needs: room.setup, room.env or room.network in goalpost.json";
  return `goalpost.json: { "room": { ${settings.join(", ")} } }`;
}
