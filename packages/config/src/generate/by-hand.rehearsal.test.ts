import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aliases } from "../codex/aliases.ts";
import { codexConfigShape } from "../codex/codex-shape.gen.ts";
import { codexBinary } from "../node/codex-binary.ts";
import { RunningCodex } from "../node/running-codex.ts";
import type { StructShape } from "../shape.ts";
import { literals, opaqueAt, placeTexts, structsAt, textAt, withNames } from "../testing/place-texts.ts";
import { validateConfig } from "../validate.ts";
import { opaquePlaces, placesByHand } from "./codex-by-hand.ts";
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

interface AskedPlace {
  readonly place: string;
  readonly beside?: string;
  readonly atRoot?: string;
}

/** What the probe learned by what the client takes and refuses, without a word of it. */
const learned: readonly AskedPlace[] = [
  "audio",
  "tools.web_search",
  ...Object.entries((codexConfigShape.keys.features as StructShape).keys).flatMap(([name, shape]) =>
    shape.type === "oneOf" ? [`features.${name}`] : [],
  ),
].map((place) => ({ place }));
const asked: readonly AskedPlace[] = [...placesByHand, ...learned];

/** With what the client wants beside it. */
const whole = (text: string, { beside, atRoot }: AskedPlace): string =>
  `${atRoot ?? ""}\n${beside === undefined ? text : text.replace('{ "zq" = { ', `{ "zq" = { ${beside}, `)}`;

test.each(asked)(
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

test.each(asked)(
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

test("every place whose inside nobody has learned is listed", () => {
  const found = [...opaqueAt(codexConfigShape)].filter((place) => !place.startsWith("profiles."));
  expect(found.sort()).toEqual(opaquePlaces.map(({ place }) => place).sort());
});

test.each(opaquePlaces)("$place: the client looks inside, and we take what it takes", async (one) => {
  const text = (value: string) => whole(textAt(codexConfigShape, one.place.split("."), value), one);
  expect(await client.ask(text(one.taken))).toEqual({ accepted: true });
  expect(validateConfig(text(one.taken), { target: "codex" }).verdict).toBe("accept");
  expect(await client.ask(text(one.refused))).toMatchObject({ accepted: false });
});

test.each(aliases)(
  "$table.$old: alone and beside the new name it is judged as the client judges it",
  async ({ table, old, now }) => {
    const wrong: string[] = [];
    let taken = 0;
    for (const value of literals)
      for (const beside of ["", `${now.join(".")} = ${now.length > 1 ? "true" : "1"}`]) {
        const text = `[${table}]\n${old} = ${value}\n${beside}\n`;
        const { accepted } = await client.ask(text);
        if (accepted) taken += 1;
        if ((validateConfig(text, { target: "codex" }).verdict === "accept") !== accepted)
          wrong.push(`${accepted}: ${text}`);
      }
    expect(wrong).toEqual([]);
    expect(taken).toBeGreaterThan(0);
  },
);
