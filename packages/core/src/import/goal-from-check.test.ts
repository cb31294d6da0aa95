import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const said = (text: string): readonly string[] => saidOf(importPrompt(text).draft);

describe("a text of which nothing but a check can be the goal", () => {
  test.each<[text: string, items: readonly string[]]>([
    ["/goal Make the importer fast: `node bench.mjs` must report under 300 ms.", ["goal outcome: Make the importer fast", "done_when metric: node bench.mjs at most 300"]],
    ["/goal `npm test` exits 0 and `npm run lint` exits 0, or stop after 20 turns", ["goal outcome: `npm test` exits 0 and `npm run lint` exits 0", "done_when command: npm test", "done_when command: npm run lint", 'stop_when budget: {"turns":20}']],
    ["/goal get coverage of src/billing above 90 % (npm run coverage prints it), don't delete tests", ["goal outcome: get coverage of src/billing above 90 % (npm run coverage prints it)", "done_when metric: npm run coverage at least 90", "constraints never: Delete tests"]],
    ["/goal Passe l'importeur en flux : `npm test` doit passer.", ["goal outcome: Passe l'importeur en flux", "done_when command: npm test"]],
  ])("has one all the same: %s", (text, items) => {
    expect(said(text)).toEqual(items);
    expect(importPrompt(text).contract).not.toBeNull();
  }); // biome-ignore format: a table

  test("says that its words say two things", () => {
    const { issues, places } = importPrompt("/goal `npm test` exits 0");
    expect(issues.map(({ ruleId, where }) => `${ruleId} ${where}`)).toContain("import/goal-from-check goal[0]");
    expect(Object.keys(places)).not.toContain("goal[0]");
  });
});

describe("a goal of one line", () => {
  test.each<[text: string, items: readonly string[]]>([
    ["/goal write slugify(text) in utils/text.py so that `pytest tests/test_slug.py` passes without new dependencies and without touching tests/; max 10 turns", ["goal outcome: write slugify(text) in utils/text.py", "done_when command: pytest tests/test_slug.py", "constraints never: New dependencies", "constraints never: Touch tests/", 'stop_when budget: {"turns":10}']],
    ["/goal Refactor the cart so that people can undo a step, without adding a dependency, and without editing docs/.", ["goal outcome: Refactor the cart so that people can undo a step", "constraints never: Add a dependency", "constraints never: Edit docs/."]],
    ["Port the parser to Rust so that `cargo test` passes. Success means `make e2e` exits 0. Only then is the task complete.", ["goal outcome: Port the parser to Rust", "done_when command: cargo test", "done_when command: make e2e"]],
    ["/goal Schreibe den Importer neu. Fertig, sobald `go test ./...` durchläuft und `./bench.sh` unter 300 ms bleibt.", ["goal outcome: Schreibe den Importer neu.", "done_when command: go test ./...", "done_when metric: ./bench.sh at most 300"]],
    ["/goal Stelle den Importer um. Fertig ist es, wenn `npm test` durchläuft und `node bench.mjs` weniger als 300 ms meldet.", ["goal outcome: Stelle den Importer um.", "done_when command: npm test", "done_when metric: node bench.mjs at most 300"]],
    ["/goal インポーターを変えてください。`npm test` が通り、`node bench.mjs` が 300 ミリ秒未満になったら完了です。接続できない場合は、止まって知らせてください。", ["goal outcome: インポーターを変えてください。", "done_when command: npm test", "done_when metric: node bench.mjs at most 300", "stop_when blocked: 接続できない"]],
  ])("is read clause by clause: %s", (text, items) => {
    expect(said(text).filter((item) => !item.startsWith("other"))).toEqual(items);
  }); // biome-ignore format: a table
});
