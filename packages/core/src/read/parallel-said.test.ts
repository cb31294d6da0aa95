import { describe, expect, test } from "vitest";
import { parallelIn, parallelSteps } from "./parallel-said.ts";
import { languagesFor } from "./words/languages.ts";

describe("parts of the work that do not need each other", () => {
  test.each([
    ["The client and the docs have nothing to do with each other, so feel free to do them in parallel.", ["client", "docs"]],
    ["The parser and the printer are independent; do both at the same time.", ["parser", "printer"]],
    ["Work package A (countries) and work package B (devices) do not depend on each other and can go to two agents.", ["Work package A (countries)", "work package B (devices)"]],
    ["Timer code and network code are two seperate tasks with no relation, may be given to two agents same time.", ["Timer code", "network code"]],
    ["Split these among subagents: group 1 (a-f), group 2 (g-p), group 3 (q-z).", ["group 1 (a-f)", "group 2 (g-p)", "group 3 (q-z)"]],
    ["Do the search for the two models (MiniLM, TinyBERT) concurrently; they do not depend on one another.", ["search for MiniLM", "search for TinyBERT"]],
    ["You can build the CLI and the web page concurrently; neither needs the other.", ["Build CLI", "Build web page"]],
    ["Les rôles web et bdd sont indépendants, tu peux les traiter en parallèle.", ["Les rôles web", "bdd"]],
    ["Client und Doku hängen nicht voneinander ab und dürfen parallel laufen.", ["Client", "Doku"]],
    ["入庫と出庫のスライスは互いに独立しているので、並行して進めてよい。", ["入庫", "出庫のスライス"]],
    ["Клиент табло и документация. Эти две части можно делать параллельно.", ["Клиент табло", "документация"]],
    ["前端和文档互不依赖，可以并行进行。", ["前端", "文档"]],
  ])("%s", (text, steps) => {
    const item = parallelIn(text, languagesFor(text))?.item;
    expect(item?.kind === "parallel" ? item.steps : []).toEqual(steps);
  }); // biome-ignore format: a table

  test.each([
    "Our page loads the map and the markers at once.",
    "The server and the client do not depend on each other.",
    "The report is not independent of the log, and they cannot be written at the same time.",
  ])("no parts are in: %s", (text) => expect(parallelIn(text, languagesFor(text))).toBeUndefined());

  test("a verb that gives parts away is in none of them", () =>
    expect(parallelSteps("Give the backend and the frontend to two agents at once.", languagesFor("Give the"))).toEqual(["backend", "frontend"])); // biome-ignore format: one
});
