import { expect, test } from "vitest";
import { toMarkdown } from "./bench.ts";
import { compare, work } from "./compare.ts";
import { median } from "./median.ts";
import { replaceSection } from "./page.ts";
import { timeProcesses } from "./processes.ts";

test("the median is the middle, or the mean of both middles", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test("every candidate runs, is named, and is held against the floor", () => {
  const before = work();
  const [floor, ours, peer] = compare(
    { floor: ["floor", () => "a"], ours: ["ours", () => "b"], peers: { peer: () => "3" } },
    { rounds: 3, sampleMilliseconds: 0.01 },
  );
  expect([floor?.name, ours?.name, peer?.name]).toEqual(["floor", "ours", "peer"]);
  expect(floor?.ratio).toBe(1);
  expect(ours?.ratio).toBeGreaterThan(0);
  expect(work()).toBeGreaterThan(before);
});

test("a process that fails ends the run with what it said", () => {
  const failing = { name: "broken", command: process.execPath, args: ["-e", "console.error('why'); process.exit(3)"] };
  expect(() => timeProcesses([failing], 1)).toThrow(/broken failed \(3\):\nwhy/);
});

test("what each start printed is kept, but that of the first, which warms up", () => {
  const program = { name: "says", command: process.execPath, args: ["-e", "process.stdout.write('7')"] };
  const [timed] = timeProcesses([program], 2);
  expect(timed?.printed).toEqual(["7", "7"]);
  expect(timed?.fastest).toBeLessThanOrEqual(timed?.milliseconds ?? 0);
});

test("a section is replaced between its markers, and added when there is none", () => {
  const page = "# P\n\n<!-- bench:a -->\n\nold\n\n<!-- /bench:a -->\n\nend\n";
  expect(replaceSection(page, "a", "new $1")).toBe("# P\n\n<!-- bench:a -->\n\nnew $1\n\n<!-- /bench:a -->\n\nend\n");
  expect(replaceSection("# P\n", "b", "x")).toBe("# P\n\n<!-- bench:b -->\n\nx\n\n<!-- /bench:b -->\n");
});

test("a figure over its bound says so", () => {
  const figures = { head: ["a", "b"], rows: [["x", "1"]], budgets: [{ what: "x", value: 3, atMost: 2 }] };
  expect(toMarkdown(figures)).toBe("| a | b |\n| --- | ---: |\n| x | 1 |\n\n- x: 3.00, at most 2 — **over**");
});
