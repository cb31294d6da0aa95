import { expect, test } from "vitest";
import { haltIn } from "./halts.ts";
import { languagesFor } from "./words/languages.ts";

test.each<[sentence: string, state: string | undefined]>([
  ["If Safari 15 cannot do it without a flash, stop and tell us what you saw.", "Safari 15 cannot do it without a flash"],
  ["If no board answers on the bench, work SHALL stop, because simulation says nothing.", "no board answers on the bench"],
  ["If it needs a schema migration: stop & ping us", "it needs a schema migration"],
  ["If the port is taken, stop the server and restart it.", undefined],
  ["If the tests are slow, stop using mocks.", undefined],
  ["If there is none, stop the upgrade.", undefined],
  ["If you like, stop by on Monday?", undefined],
  ["Falls das Format zwei Trennzeichen zulässt, brechen Sie ab.", "das Format zwei Trennzeichen zulässt"],
  ["Si un rôle a besoin d'un accès direct, tu arrêtes et tu me préviens.", "un rôle a besoin d'un accès direct"],
  ["Se scopri che i dati sono stati modificati, fermati e scrivimi.", "scopri che i dati sono stati modificati"],
  ["Если расписание нельзя выразить без базы, остановись и напиши мне.", "расписание нельзя выразить без базы"],
  ["FTS5 が有効になっていない場合は、作業を止めて知らせてください。", "FTS5 が有効になっていない"],
])("%s", (sentence, state) => expect(haltIn(sentence, languagesFor(sentence))).toBe(state)); // biome-ignore format: one
