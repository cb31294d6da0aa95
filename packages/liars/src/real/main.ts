import { cpus, totalmem } from "node:os";
import { missingFor } from "../toolchains.ts";
import { playReal } from "./play.ts";
import { realProjects } from "./projects.ts";
import { keepReal } from "./results.ts";

// `pnpm real-projects` plays all of them and keeps what was seen; `pnpm real-projects ID…` plays some.
const only = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const unknown = only.filter((id) => realProjects.every((each) => each.id !== id));
if (unknown.length > 0) throw new Error(`no project ${unknown.join(", ")}; there are ${realProjects.map(({ id }) => id).join(", ")}`); // biome-ignore format: one

const order = realProjects.map(({ id }) => id);
let wrong = 0;
for (const project of realProjects) {
  if (only.length > 0 && !only.includes(project.id)) continue;
  const missing = project.debian === true && process.platform !== "linux" ? "there is no Debian here" : missingFor(languageOf(project.is)); // biome-ignore format: one
  const result = missing === undefined ? await playReal(project, say) : { id: project.id, skipped: missing };
  if (result.skipped !== undefined) say(`skipped ${project.id}: ${result.skipped}`);
  else if (result.honest !== "done" || result.lie === "done") wrong += 1;
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`; // biome-ignore format: one
  keepReal({ day, machine, projects: [result] }, order);
}
process.exitCode = wrong > 0 ? 1 : 0;

function languageOf(is: string): "node" | "python" | "rust" | "go" {
  if (is.includes("Python")) return "python";
  if (is.includes("Rust")) return "rust";
  return is.includes("Go") ? "go" : "node";
}
