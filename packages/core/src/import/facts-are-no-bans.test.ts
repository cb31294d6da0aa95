import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const carriers: Readonly<Record<string, string>> = {
  en: "Please make the nightly export of the shop faster.",
  de: "Mach bitte den nächtlichen Export des Ladens schneller.",
  fr: "Rends l'export nocturne de la boutique plus rapide, s'il te plaît.",
  es: "Haz más rápida la exportación nocturna de la tienda, por favor.",
  it: "Rendi più veloce l'esportazione notturna del negozio.",
  pt: "Deixe a exportação noturna da loja mais rápida.",
  ru: "Сделай ночной экспорт магазина быстрее.",
  ja: "店の夜間エクスポートを速くしてください。",
};
const said = (code: string, text: string): string =>
  saidOf(importPrompt(`${carriers[code]}\n\n${text}\n`).draft).join("\n");

describe("what is not there or not known forbids nothing", () => {
  test.each([
    ["en", "We don't have a staging server for that."],
    ["en", "I can't reproduce it on my machine."],
    ["en", "You won't need the database for this."],
    ["en", "No other team uses this module."],
    ["fr", "Nous n'avons pas le serveur pour ça."],
    ["es", "No tenemos servidor para eso."],
    ["it", "Non abbiamo un server per questo."],
    ["pt", "Não temos servidor para isso."],
    ["ja", "そのためのサーバーはありません。"],
    ["ja", "内部の名前は変更してもかまいません。"],
  ])("%s: %s", (code, text) => expect(said(code, text)).not.toMatch(/constraints|done_when/));
});

describe("what may be is not a rule about structure", () => {
  test.each([
    "Logging may be reduced if memory gets tight.",
    "Bestehende Migrationen dürfen zusammengefasst werden, wenn es hilft.",
    "Les noms internes peuvent être changés.",
    "I nomi interni possono essere cambiati.",
  ])("%s", (text) => {
    const all = saidOf(importPrompt(`## Goal\nPort it.\n\n## Constraints\n- ${text}\n`).draft);
    expect(all.slice(1)).toEqual([`constraints must: ${text}`]);
  });
});

describe("one part alone", () => {
  test.each([
    ["fr", "Seul src/moteur.ts a le droit d'appeler SQLite.", "constraints architecture"],
    ["de", "Nur lager/db.py spricht mit der Datenbank.", "constraints architecture"],
    ["it", "Il meteo lo scarica solo gelato/meteo.py.", "constraints architecture"],
    ["ja", "データベースにアクセスするのは src/db.ts だけです。", "constraints architecture"],
    ["de", "Nur src/ darf geändert werden.", "constraints scope"],
    ["fr", "Seul src/recherche/ peut être modifié.", "constraints scope"],
  ])("%s: %s", (code, text, kind) => expect(said(code, text)).toContain(kind));
});
