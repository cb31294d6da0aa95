import { describe, expect, test } from "vitest";
import { reviewOf } from "./reviewer.ts";
import { languagesFor } from "./words/languages.ts";

const review = (text: string): readonly unknown[] => {
  const item = reviewOf(text, languagesFor(text))?.item;
  return item?.kind === "review" ? [item.sample, item.evidence] : [];
};
const ours = "reports/review.md";

describe("what a person is to judge", () => {
  test.each([
    ["Ms Adler from Compliance goes through ten sessions and puts her initials in docs/audit.md.", ["ten sessions", "docs/audit.md"]],
    ["Mr Okafor runs the image on two hives for one night and signs docs/fieldtest.md.", ["two hives", "docs/fieldtest.md"]],
    ["The head of support tries the new form with three customers.", ["three customers", ours]],
    ["A nurse from ward 3 follows the guide without help.", [undefined, ours]],
    ["Before it goes out, Leila from Legal checks the letters.", [undefined, ours]],
    ["Our designer, Mia, has to be happy with the screens.", [undefined, ours]],
    ["Frau Lindner aus der Buchhaltung prüft zehn Rechnungen von Hand.", ["zehn Rechnungen", ours]],
    ["Herr Yıldız prüft 20 aussortierte Zeilen von Hand.", ["20 aussortierte Zeilen", ours]],
    ["Madame Lefèvre, actuaire, vérifie dix devis en francs suisses et donne son accord.", ["dix devis", ours]],
    ["La señora Ruiz revisa cinco facturas a mano.", ["cinco facturas", ours]],
    ["La dottoressa Conti, primario, rilegge tre referti.", ["tre referti", ours]],
    ["Ольга Сергеевна (диспетчерская) посмотрела на три табло и подтвердила, что всё верно.", ["три табло", ours]],
    ["経理の佐藤さんが請求書を10件確認する。", ["10件", ours]],
    ["最后由客服部的李经理抽查十条记录。", ["十条", ours]],
    ["품질팀 김 대리가 화면을 확인합니다.", [undefined, ours]],
    ["Our DBA has run the migration on staging and is happy.", [undefined, ours]],
    ["l'équipe support a testé trois réservations", ["trois réservations", ours]],
    ["El equipo de soporte ha probado tres reservas.", ["tres reservas", ours]],
    ["A equipe de suporte testou três reservas.", ["três reservas", ours]],
    ["Il team di assistenza ha provato due ordini.", ["due ordini", ours]],
    ["Команда поддержки проверила три заказа.", ["три заказа", ours]],
    ["Das QA-Team hat drei Bestellungen durchgespielt.", ["drei Bestellungen", ours]],
    ["unsere Buchhalterin zehn Rechnungen geprüft hat", ["zehn Rechnungen", ours]],
    ["Manual: open it in Excel and LibreOffice (Sabine)", [undefined, ours]],
    ["Manually: Petra clicks through the calendar", [undefined, ours]],
    ["Manual check: the colours are right", [undefined, ours]],
    ["田中さんがレビュー済み", [undefined, ours]],
    ["佐藤さんに確認してもらう。", [undefined, ours]],
    ["由安全组的王工复核脱敏规则", [undefined, ours]],
    ["品质部的李工已确认", [undefined, ours]],
    ["보안팀이 검토 완료", [undefined, ours]],
  ])("%s", (text, said) => expect(review(text)).toEqual(said)); // biome-ignore format: a table

  test.each([
    "The editor reads the file and checks its syntax.",
    "Die Buchhaltung prüft die Rechnungen monatlich.",
    "Das Team die Server im Keller hat",
    "Manual: see docs/manual.md",
    "Manual tests: none",
    "Frau Beck könnte die Liste prüfen.",
    "Si Madame Roux valide le texte, c'est bien.",
    "田中さんが以前確認した機能です。",
    "The planner checks all constraints.",
    "The team has a budget of 3 hours.",
    "The client has tried three times.",
    "Das Team hat Zugang zu drei Servern.",
    "l'équipe a un budget de trois heures",
    "El equipo ha crecido.",
    "O time mudou de sala.",
    "Команда состоит из трёх человек.",
    "田中さんが確認した機能は残る。",
    "工具已确认",
    "개발팀이 사용하는 서버",
  ])("no review is in: %s", (text) => expect(review(text)).toEqual([]));
});
