import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codexConfigShape } from "../codex/codex-shape.gen.ts";
import { codexBinary } from "../node/codex-binary.ts";
import { RunningCodex } from "../node/running-codex.ts";
import { placeTexts, structsAt, withNames } from "../testing/place-texts.ts";
import { validateConfig } from "../validate.ts";
import { placesByHand } from "./codex-by-hand.ts";
import { nameRuns } from "./elf-names.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");
let client: RunningCodex;
let home: string;
let names: readonly string[];
beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  home = mkdtempSync(join(cache, "by-hand-"));
  const binary = codexBinary(import.meta.dirname);
  names = [...new Set(nameRuns(binary).flat())].filter((word) => /^[a-z][a-z0-9_]*$/.test(word));
  client = await RunningCodex.start({ binary, home });
});
afterAll(async () => {
  await client?.close();
  rmSync(home, { recursive: true, force: true });
});

/** With what the client wants beside it. */
const whole = (text: string, { beside, atRoot }: (typeof placesByHand)[number]): string =>
  `${atRoot ?? ""}\n${beside === undefined ? text : text.replace('{ "zq" = { ', `{ "zq" = { ${beside}, `)}`;

test.each(placesByHand)(
  "$place: every kind of value at each key is judged as the client judges it",
  async (one) => {
    const { place } = one;
    const wrong: string[] = [];
    let taken = 0;
    for (const { about, text: alone } of placeTexts(codexConfigShape, place.split("."))) {
      const text = whole(alone, one);
      const { accepted, message = "" } = await client.ask(text);
      const ours = validateConfig(text, { target: "codex" }).verdict === "accept";
      if (ours !== accepted)
        wrong.push(`${about}: the client ${accepted ? "accepts" : `refuses: ${message.split("\n")[0]}`}`);
      if (accepted) taken += 1;
    }
    expect(wrong).toEqual([]);
    // What refuses all shows nothing.
    expect(taken).toBeGreaterThan(0);
  },
  120_000,
);

test.each(placesByHand)(
  "$place: the client has no key there that we do not know",
  async (one) => {
    const { place } = one;
    const found: string[] = [];
    for (const [path, shape] of structsAt(codexConfigShape, place.split("."))) {
      // A struct that refuses other keys names its own.
      if (shape.unknown === "reject") continue;
      // Names that must be paths cannot be asked for by words.
      if (
        shape.rest !== undefined &&
        !(await client.ask(whole(withNames(codexConfigShape, path, ["zq_any"], shape), one))).accepted
      )
        continue;
      const others = names.filter((name) => !Object.hasOwn(shape.keys, name));
      const search = async (left: readonly string[]): Promise<void> => {
        if (
          left.length === 0 ||
          found.length > 20 ||
          (await client.ask(whole(withNames(codexConfigShape, path, left, shape), one))).accepted
        )
          return;
        const [only] = left;
        if (left.length === 1) return void found.push(`${path.join(".")}.${only}`);
        await search(left.slice(0, left.length >> 1));
        await search(left.slice(left.length >> 1));
      };
      await search(others);
    }
    expect(found).toEqual([]);
  },
  120_000,
);
