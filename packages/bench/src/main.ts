import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Bench, type Figures, toMarkdown } from "./bench.ts";
import { replaceSection } from "./page.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const page = fileURLToPath(new URL("../../../docs/performance.md", import.meta.url));
const wanted = process.argv.slice(2);
// Node reads such certificates at every start, which takes longer than the start itself: a machine that names some is not slower in what we time.
delete process.env.NODE_EXTRA_CA_CERTS;

const benches = await Promise.all(
  readdirSync(here, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".bench.ts"))
    .sort()
    .map(async (file) => ((await import(pathToFileURL(join(here, file)).href)) as { default: Bench }).default),
);
const unknown = wanted.filter((id) => !benches.some((bench) => bench.id === id));
if (unknown.length > 0)
  throw new Error(`no benchmark ${unknown.join(", ")}; there are ${benches.map(({ id }) => id).join(", ")}`);

let over = 0;
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.id)) continue;
  process.stdout.write(`\n${bench.title}\n\n`);
  const figures = await bench.run();
  process.stdout.write(`${toMarkdown(figures)}\n`);
  over += (figures.budgets ?? []).filter(({ value, atMost }) => value > atMost).length;
  writeFileSync(page, replaceSection(readFileSync(page, "utf8"), bench.id, section(bench, figures)));
}
if (over > 0) process.stdout.write(`\n${over} over the bound\n`);
process.exitCode = over > 0 ? 1 : 0;

function section({ id, title }: Bench, figures: Figures): string {
  return `## ${title}\n\n${toMarkdown(figures)}\n\n\`pnpm bench ${id}\`, ${new Date().toISOString().slice(0, 10)}: ${machine()}.`;
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return `${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release().split("-")[0]}, Node ${process.versions.node}`;
}
