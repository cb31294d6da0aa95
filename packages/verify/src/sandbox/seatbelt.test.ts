import { expect, test } from "vitest";
import type { SandboxPlan } from "./plan.ts";
import { seatbelt, seatbeltProfile } from "./seatbelt.ts";

const plan: SandboxPlan = {
  room: '/Users/ada/.local/state/goalpost/rooms/1/ro"om\\',
  root: "/Users/ada/work",
  state: "/Users/ada/.local/state/goalpost",
  env: { HOME: "/Users/ada" },
  network: false,
  expose: ["/tmp/a.sock"],
};

test("the profile closes home, project and state, and opens the room after them: the last rule that fits decides", () => {
  const lines = seatbeltProfile(plan, ["/Users/ada/.nvm"], `${plan.room}.tmp`).split("\n");
  const at = (part: string) => lines.findIndex((line) => line.includes(part));
  expect(lines.slice(0, 3)).toEqual(["(version 1)", "(allow default)", "(deny network*)"]);
  const order = ['(deny file-read* (subpath "/Users/ada"))', '(allow file-read* (subpath "/Users/ada/.nvm"))', '(deny file* (subpath "/Users/ada/work") (subpath "/Users/ada/.local/state/goalpost")', "(allow file* (subpath", '(allow network-outbound (literal "/tmp/a.sock"))'];
  expect(order.map(at)).toEqual([...order.map(at)].sort((left, right) => left - right));
  expect(order.map(at)).not.toContain(-1);
}); // biome-ignore format: one

test("a path cannot end its string, and every parenthesis closes", () => {
  const text = seatbeltProfile({ ...plan, root: '/x") (allow file*' }, [], "/t");
  expect(text).toContain('(subpath "/x\\") (allow file*")');
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  expect([...bare].filter((char) => char === "(").length).toBe([...bare].filter((char) => char === ")").length);
  expect(bare).not.toContain('"" (allow file*');
});

test("setup writes in the home; a check with the network has it, and the properties say what is not held", () => {
  expect(seatbeltProfile({ ...plan, home: true, network: true }, [], "/t")).not.toMatch(/deny network|deny file-read\* \(subpath "\/Users\/ada"\)/);
  const { name, holds } = seatbelt(plan, []);
  expect([name, holds]).toEqual(["seatbelt", ["no-network", "project-hidden", "state-hidden", "home-hidden", "named-environment"]]);
  expect(seatbelt({ ...plan, network: true }, []).holds).not.toContain("no-network");
}); // biome-ignore format: one
