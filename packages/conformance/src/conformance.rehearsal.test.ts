import { clientForTests } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { cases } from "./cases.ts";
import { play } from "./play.ts";
import { readResults } from "./results.ts";

for (const client of ["codex", "claude-code"] as const) {
  const found = await clientForTests(client);
  if (found.skip !== undefined) console.warn(found.skip);
  const known = readResults().find((each) => each.client === client && each.version === found.client?.version);
  describe.skipIf(found.skip)(`the real ${client} does what docs/clients.md says`, () => {
    test("in every case of the table", () => {
      const expected = cases.filter((one) => one.play[client] !== undefined).map(({ id }) => id);
      expect(Object.keys(known?.seen ?? {}).sort()).toEqual(expected.sort());
    });
    test.concurrent.each(cases.filter((one) => one.play[client] !== undefined).map((one) => [one.title, one] as const))(
      "%s",
      async (_title, one) => {
        if (found.client === undefined) throw new Error("no client");
        expect(await play(found.client, [one])).toEqual({ [one.id]: known?.seen[one.id] });
      },
    );
  });
}
