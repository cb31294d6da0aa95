import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const said = (text: string): readonly string[] => saidOf(importPrompt(text).draft);
const letter = (end: string): string => `Goal: port the importer to the new API.

Done when:
- \`npm test\` passes

Stop when:
- the API is down
- 20 turns are used
${end}`;

test.each([
  "Thanks a lot,\nMarta",
  "Thanks!",
  "Best regards\nFemi Adeyemi\nPlatform team",
  "Mit freundlichen Grüßen\nG. Rautenberg",
  "Viele Grüße\nUte\n\n-- \nUte Brandl · Werkstatt GmbH\nDiese Mail ist vertraulich.",
  "Cordialement,\nLoïc",
  "Un saludo,\nPilar",
  "Grazie mille,\nDavide",
  "Atenciosamente,\nJoana",
  "С уважением,\nОльга",
  "谢谢！",
  "よろしくお願いいたします。",
])("what closes a letter belongs to no block: %j", (end) => {
  const all = said(letter(`\n${end}\n`));
  expect(all.filter((line) => line.startsWith("stop_when"))).toEqual([
    "stop_when blocked: the API is down",
    'stop_when budget: {"turns":20}',
  ]);
  expect(all.filter((line) => line.startsWith("other")).join("⏎")).toContain(end.split("\n")[0]?.trim());
});

test.each([
  ["- thanks to the new index, nothing is slow", "constraints"],
  ["- best effort is not enough", "constraints"],
])("an entry that only begins like one stays: %s", (entry, block) => {
  const all = said(`Goal: port it.\n\nDone when:\n- \`npm test\` passes\n\nRules:\n- no push\n${entry}\n`);
  expect(all.filter((line) => line.startsWith(block))).toHaveLength(2);
});

test("a label above a paragraph ends with it, and what follows is read by itself", () => {
  const text = `Guten Tag,

bitte stelle den Import um.

Woran wir die Abnahme festmachen:
"mvn verify" läuft ohne Fehler durch. Die Datei out/fehler.csv ist vorhanden.

Die Dateien unter tarife/ dürfen nicht verändert werden.

Die Oberfläche müssen Sie nicht anpassen.
`;
  expect(said(text)).toEqual([
    "other: Guten Tag,",
    "goal outcome: bitte stelle den Import um.",
    "done_when command: mvn verify",
    "done_when artifact: out/fehler.csv",
    "constraints unchanged: tarife/**",
    "other: Die Oberfläche müssen Sie nicht anpassen.",
  ]);
});
