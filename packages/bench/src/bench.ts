/** One figure with a bound. */
export interface Budget {
  readonly what: string;
  readonly value: number;
  readonly atMost: number;
}

/** What a benchmark has to show. */
export interface Figures {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly budgets?: readonly Budget[];
  /** What the reader has to know to judge the table. */
  readonly note?: string;
}

/** One benchmark: a `*.bench.ts` file exports it as its default. */
export interface Bench {
  /** Names its section in docs/performance.md and selects it on the command line. */
  readonly id: string;
  readonly title: string;
  readonly run: () => Figures | Promise<Figures>;
}

/** The figures as Markdown. */
export function toMarkdown({ head, rows, budgets = [], note }: Figures): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const table = [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join(
    "\n",
  );
  const bounds = budgets.map(
    ({ what, value, atMost }) => `- ${what}: ${round(value)}, at most ${atMost}${value > atMost ? " — **over**" : ""}`,
  );
  return [table, bounds.join("\n"), note ?? ""].filter((part) => part !== "").join("\n\n");
}

/** Three digits that mean something. */
export function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A time in the unit that reads best. */
export function time(nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${round(nanoseconds)} ns`;
  if (nanoseconds < 1e6) return `${round(nanoseconds / 1e3)} µs`;
  return `${round(nanoseconds / 1e6)} ms`;
}
