import { describe, expect, test } from "vitest";
import { boundSaid } from "./bounds-in-words.ts";
import { languagesFor } from "./words/languages.ts";

const bound = (text: string): object | undefined => {
  const { kind, ...amounts } = boundSaid(text, languagesFor(text)) ?? { kind: undefined };
  return kind === "budget" ? amounts : undefined;
};

describe("a bound of the run, in whatever words", () => {
  test.each([
    ["two hours should be plenty", { minutes: 120 }],
    ["I can spare 90 minutes for this", { minutes: 90 }],
    ["for the agent itself we have set aside $15", { dollars: 15 }],
    ["u got 2h", { minutes: 120 }],
    ["Mehr als 25 Dollar sollte es nicht kosten", { dollars: 25 }],
    ["zwei Stunden müssen reichen", { minutes: 120 }],
    ["deux heures devraient suffire", { minutes: 120 }],
    ["no debería costar más de 15 dólares", { dollars: 15 }],
    ["due ore devono bastare", { minutes: 120 }],
    ["duas horas devem bastar", { minutes: 120 }],
    ["двух часов должно хватить", { minutes: 120 }],
    ["作業は3時間以内でお願いします", { minutes: 180 }],
    ["最多用30轮", { turns: 30 }],
    ["3시간 안에 끝내 주세요", { minutes: 180 }],
  ])("%s", (text, amounts) => expect(bound(text)).toEqual(amounts));

  test.each([
    "the nightly job takes three hours",
    "der Import dauert drei Stunden",
    "das hat gestern vier Stunden gedauert",
    "la sauvegarde prend deux heures",
    "el proceso tarda dos horas",
    "импорт занимает два часа",
    "バックアップは3時間かかります",
    "备份需要两个小时",
    "백업은 3시간 걸립니다",
    "users got 2 hours of free parking",
  ])("no bound is in: %s", (text) => expect(bound(text)).toBeUndefined());
});
