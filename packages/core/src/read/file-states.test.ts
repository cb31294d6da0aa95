import { describe, expect, test } from "vitest";
import { filesSaid } from "./file-states.ts";
import { languagesFor } from "./words/languages.ts";

const said = (text: string): string =>
  filesSaid(text, languagesFor(text))
    .map(({ item }) => (item.kind === "artifact" ? item.path : item.kind))
    .join(" ");

describe("a criterion that can hold only where a file is", () => {
  test.each([
    ["`reports/hosts.md` lists every host with its old and new latency", "reports/hosts.md claim"],
    ["The OpenAPI file `api/openapi.yaml` documents the three new endpoints", "api/openapi.yaml claim"],
    ["docs/move.md is up to date and contains the steps back", "docs/move.md claim"],
    ["Changelog entry in CHANGELOG.md", "CHANGELOG.md claim"],
    ["There is a benchmark report at `bench/report.md` comparing before and after.", "bench/report.md claim"],
    ["a diagram (docs/arch.svg)", "docs/arch.svg claim"],
    ["tests/test_parse.py covers the empty input", "tests/test_parse.py claim"],
    ["`a.md` and `b.md` describe both roads", "a.md b.md claim"],
    ["`out/map.png` has been rendered", "out/map.png"],
    ["`bericht.md` enthält eine Tabelle mit allen Feldern", "bericht.md claim"],
    ["`rapport/a11y.md` existe et liste chaque correction", "rapport/a11y.md claim"],
    ["existe `docs/ses.md` con los pasos para volver", "docs/ses.md claim"],
    ["`docs/plano.md` descreve os passos da volta", "docs/plano.md claim"],
    ["`docs/migration.md` 已更新，包含回滚步骤", "docs/migration.md claim"],
    ["`docs/run.md` に手順が記載されている", "docs/run.md claim"],
  ])("%s", (text, expected) => expect(said(text)).toBe(expected));

  test.each([
    "`docs/old.md` no longer mentions the proxy",
    "`docs/old.md` has been removed",
    "docs/plan.md describes it if there is time",
    "docs/plan.md may list the hosts",
    "`docs/order.md`",
    "先看 `docs/order.md`",
    "every endpoint answers as described in docs/api.md",
    "storage/app.log - last 200 lines w/o errors",
    "screenshots before/after in `docs/img/`",
    "`src/*.md` lists every host",
    "`node a.mjs` writes a report",
    "`plan.json` contains `total`",
    "`docs/alt.md` enthält keine Namen",
    "`docs/plan.md` ne contient aucun nom",
    "`docs/plan.md` 不包含姓名",
    "the numbers in `a.csv` match those in `b.csv`",
  ])("not: %s", (text) => expect(said(text)).toBe(""));
});
