import { describe, expect, test } from "vitest";
import { gatesIn } from "../import/gates-back.ts";
import { failsSaid } from "./fails-said.ts";
import { gateSaid } from "./gates-said.ts";
import { lex } from "./lexed.ts";
import { languagesFor } from "./words/languages.ts";

const runOf = (item: unknown): string | undefined => (item as { check?: { run?: string } } | undefined)?.check?.run;

describe("what may begin only where a command has gone well", () => {
  test.each([
    ["The switch in production must not be flipped before `make a` has passed.", "make a"],
    ["Only when `npm run check` exits 0 may you touch `src/ui`.", "npm run check"],
    ["Phase 2 starts when `make e2e` is green and not earlier.", "make e2e"],
    ["Schritt 3 beginnt nicht, solange `make a` rot ist.", "make a"],
    ["La génération du fichier ne commence pas tant que `make a` échoue.", "make a"],
    ["No sigas con la fase 2 mientras `make a` falle.", "make a"],
    ["Non iniziare la fase 2 finché `make a` fallisce.", "make a"],
    ["Não comece a etapa 2 enquanto `make a` falhar.", "make a"],
    ["К этапу 2 не переходи, пока `make a` не проходит.", "make a"],
  ])("%s", (text, run) => expect(runOf(gateSaid(lex(text))?.item)).toBe(run));

  test.each([
    "Commit before `make check` is run.",
    "Run `make a` before `make b`.",
    "The log is written before `make a` fails.",
  ])("no gate is in: %s", (text) => expect(gateSaid(lex(text))).toBeUndefined());
});

describe("a check, and a sentence that points back to it", () => {
  test.each([
    "Check: `make a`. Until it passes, don't go to stage 2.",
    "`make a` passes. The other charts are not started before that.",
    "Prüfung: `make a`. Solange das rot ist, wird mit Phase 2 nicht begonnen.",
    "Contrôle : `make a`. Tant que ce n'est pas vert, pas d'étape 2.",
    "Comprobación: `make a`. Hasta entonces no sigas con la fase 2.",
    "Controllo: `make a`. Finché non passa, non iniziare la fase 2.",
    "Verificação: `make a`. Antes disso não comece a etapa 2.",
    "Проверка: `make a`. Пока она не проходит, к этапу 2 не переходи.",
    "確認：`make a`。それまでは次の段階に進まないこと。",
    "检查：`make a`。在此之前不要进入下一阶段。",
  ])("%s", (text) => expect(gatesIn(text, languagesFor(text)).map(({ item }) => runOf(item))).toEqual(["make a"]));

  test.each([
    "Check: `make a`. It takes two minutes.",
    "`make a` passes. Do not delete it before that.",
    "Prüfung: `make a`. Das dauert nicht lange.",
  ])("no gate is in: %s", (text) => expect(gatesIn(text, languagesFor(text))).toEqual([]));
});

describe("a command that is to fail", () => {
  const run = (text: string, isCriterion: boolean): unknown =>
    (failsSaid(lex(text), isCriterion)?.item as { run?: string } | undefined)?.run;
  test.each([
    ["`make leak` must fail.", false, "! make leak"],
    ["Check: `composer why a/b` fails.", false, "! composer why a/b"],
    ["`composer why a/b` fails.", true, "! composer why a/b"],
    ["`npm test` fails.", false, undefined],
    ["`npm test` fails on CI.", true, undefined],
    ["`a | b` must fail.", true, undefined],
  ])("%s", (text, isCriterion, wanted) => expect(run(text, isCriterion)).toBe(wanted));
});
