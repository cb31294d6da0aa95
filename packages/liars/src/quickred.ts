import { redteam } from "@goalpost/verify/redteam";
import { makeProject, rustProject } from "./projects/compiled.ts";
import { careful, counted, reported, unscoped, wide } from "./projects/node.ts";
import { pytestProject, unittestProject } from "./projects/python.ts";
import { makeTree } from "./tree.ts";

const all = { careful, counted, reported, unscoped, wide, makeProject, rustProject, pytestProject, unittestProject };
for (const [name, project] of Object.entries(all)) {
  if (process.argv.length > 2 && !process.argv.includes(name)) continue;
  using tree = makeTree(project.files);
  const t = performance.now();
  try {
    const { lies, lines, proves_nothing } = await redteam(project.contract, { cwd: tree.root, env: tree.env });
    console.log(
      `\n${name}: ${lies.length} lies, ${Math.round(performance.now() - t)} ms ${proves_nothing ? "proves nothing" : ""}`,
    );
    for (const each of lies)
      console.log(
        each.believed ? "  !" : "   ",
        each.id,
        each.verdict,
        each.does,
        each.believed ? `<- ${each.stopped_by}` : "",
      );
    for (const line of lines) console.log("   +", line.code, line.replaces ?? "", line.stops.join(","));
  } catch (error) {
    console.log(name, error);
  }
}
