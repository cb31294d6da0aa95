import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const below = (title: string, entry: string): readonly string[] =>
  saidOf(importPrompt(`## Goal\nPort it.\n\n## ${title}\n- ${entry}\n`).draft).filter(
    (line) => !line.startsWith("goal"),
  );

describe("what is not a reason to stop is a rule below a title of such reasons", () => {
  test.each([
    ["When to stop", "Don't stop because a single test is flaky."],
    ["When to stop", "Never give up because the build is slow."],
    ["Abbruch", "Brich nicht ab, nur weil ein Test langsam ist."],
    ["Abbruch", "Hör nicht auf, weil ein Test langsam ist."],
    ["Quand arrêter", "N'arrête pas parce qu'un test est lent."],
    ["Quand arrêter", "Ne t'arrête pas pour un test lent."],
    ["Cuándo parar", "No te detengas porque una prueba sea lenta."],
    ["Cuándo parar", "No pares por una prueba lenta."],
    ["Quando fermarsi", "Non fermarti perché un test è lento."],
    ["Quando fermarsi", "Non ti fermare per un test lento."],
    ["Quando parar", "Não pare porque um teste está lento."],
    ["Когда остановиться", "Не останавливайся из-за медленного теста."],
    ["何时停止", "不要因为某个测试慢就停下来。"],
    ["何时停止", "别因为一个测试失败就放弃。"],
    ["中断の条件", "テストが遅いという理由で止まらないでください。"],
    ["中断の条件", "一つのテストが落ちたからといって作業を中断しないこと。"],
    ["중단 조건", "테스트가 느리다고 멈추지 마세요."],
    ["중단 조건", "테스트 하나 때문에 작업을 중단하지 말 것."],
  ])("%s: %s", (title, entry) => expect(below(title, entry)).toEqual([`execution_rules rule: ${entry}`]));

  test.each([
    ["When to stop", "the port is taken", "stop_when blocked: the port is taken"],
    ["When to stop", "Stop when no test can be run.", "stop_when blocked: no test can be run"],
    ["Quando fermarsi", "Fermati se il test non passa.", "stop_when blocked: il test non passa"],
    ["何时停止", "数据库连不上", "stop_when blocked: 数据库连不上"],
    ["中断の条件", "データベースに接続できない", "stop_when blocked: データベースに接続できない"],
    ["중단 조건", "데이터베이스에 연결되지 않는다", "stop_when blocked: 데이터베이스에 연결되지 않는다"],
  ])("a state stays one below %s: %s", (title, entry, said) => expect(below(title, entry)).toEqual([said]));
});

describe("behind a state to give up in", () => {
  test.each([
    [
      "Stop if a reader belongs to another team. That would be their call.",
      ["stop_when blocked: a reader belongs to another team. That would be their call."],
    ],
    [
      "If fees would change for a loan, stop. It'd be a legal matter.",
      ["stop_when blocked: fees would change for a loan. It'd be a legal matter."],
    ],
    [
      "If Safari cannot do it, stop. With lesser obstacles, make a choice and write it down.",
      [
        "execution_rules rule: With lesser obstacles, make a choice and write it down.",
        "stop_when blocked: Safari cannot do it",
      ],
    ],
    [
      "Stop if the disk is full. Don't stop because a test is slow.",
      ["execution_rules rule: Don't stop because a test is slow.", "stop_when blocked: the disk is full"],
    ],
    [
      "Se il proto richiede un campo nuovo, fermati. Non fermarti perché un test è lento.",
      [
        "execution_rules rule: Non fermarti perché un test è lento.",
        "stop_when blocked: il proto richiede un campo nuovo",
      ],
    ],
  ])("%s", (entry, said) => {
    const all = below("When to stop", entry);
    expect(all.toSorted()).toEqual([...said].toSorted());
  });

  test("how to go on with less is a rule, also as an entry of its own", () =>
    expect(below("When to stop", "With smaller doubts, decide yourself and write it down.")).toEqual([
      "execution_rules rule: With smaller doubts, decide yourself and write it down.",
    ]));
});
