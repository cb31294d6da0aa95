import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const said = (text: string): readonly string[] => saidOf(importPrompt(text).draft);
const text = (title: string, list: string): string => `# Kiosk\n\nPort the kiosk to Vue 3.\n\n## ${title}\n\n${list}\n`;
const checks = "- `npm test` passes\n- `npm run lint` exits 0\n- the code is as simple as it can be";

test.each(["The bar", "Definition of ready to merge", "Proof", "What Karin looks at"])("below %s", (title) =>
  expect(said(text(title, checks))).toEqual(
    expect.arrayContaining(["done_when command: npm test", "done_when command: npm run lint"]),
  ),
);

test("a table whose title says nothing", () =>
  expect(
    said(
      text(
        "The bar",
        "| measure | by | bar |\n|---|---|---|\n| size | `just wasm-size` | under 180 kB |\n| coverage | `just cov` | at least 80 % |",
      ),
    ),
  ).toEqual(expect.arrayContaining(["done_when metric: just wasm-size at most 180"])));

test.each([
  ["Nice to have", checks],
  ["Commands", "- Build: `make images`\n- Test: `make test`\n- Lint: `make lint`"],
  ["Handy", "- `make images`\n- `make test`"],
  ["You may", checks],
  ["Things that break", "- the page is slow\n- `npm test` passes\n- the menu flickers"],
])("no criteria below %s", (title, list) =>
  expect(said(text(title, list)).filter((item) => item.startsWith("done_when claim"))).toEqual([]),
);
