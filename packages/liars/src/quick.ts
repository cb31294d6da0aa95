import { lies } from "./catalogue.ts";
import { throughGates } from "./gates.ts";
import { missingFor } from "./toolchains.ts";

const only = process.argv.slice(2);
for (const lie of lies) {
  if (only.length > 0 && !only.some((each) => lie.id === each || lie.class === each)) continue;
  const why = missingFor(lie.project.language);
  if (why !== undefined) {
    console.log(`skip ${lie.id}: ${why}`);
    continue;
  }
  const t = performance.now();
  try {
    const { gates, receipt } = await throughGates(lie.project, lie.project.contract, lie.play, lie.afterwards);
    const right = (lie.right ?? ["not done"]).includes(gates.ours);
    console.log(
      `${right ? "ok  " : "BAD "} ${lie.class}/${lie.id} ${gates.exit_code ? 1 : 0}${gates.all_checks ? 1 : 0}${gates.and_tests ? 1 : 0} ${gates.ours} ${Math.round(performance.now() - t)}ms${lie.believed ? ` (known: ${lie.believed})` : ""}`,
    );
    if (!right || only.length > 0)
      console.log(
        "     ",
        receipt.checks.map((c) => `${c.id} ${c.status} ${c.what}`).join(" | "),
        receipt.changed_definers.map((d) => `${d.path} ${d.change}`).join(","),
        receipt.open.join("; "),
        receipt.notes.join(";"),
      );
    if (only.length > 0) for (const c of receipt.checks) if (c.output) console.log(c.output);
  } catch (error) {
    console.log(`ERR  ${lie.class}/${lie.id} ${error instanceof Error ? error.message.slice(0, 300) : error}`);
  }
}

import { honestTrees } from "./honest.ts";

for (const each of honestTrees) {
  if (only.length > 0 && !only.includes(each.id) && !only.includes("honest")) continue;
  const why = missingFor(each.project.language);
  if (why !== undefined) {
    console.log(`skip ${each.id}: ${why}`);
    continue;
  }
  try {
    const { gates, receipt } = await throughGates(each.project, each.project.contract, each.work);
    console.log(
      `${gates.ours === "done" ? "ok  " : "BAD "} honest/${each.id} ${gates.exit_code ? 1 : 0}${gates.all_checks ? 1 : 0}${gates.and_tests ? 1 : 0} ${gates.ours}`,
    );
    if (gates.ours !== "done")
      console.log(
        "     ",
        receipt.checks.map((c) => `${c.id} ${c.status} ${c.what}`).join(" | "),
        receipt.changed_definers.map((d) => `${d.path} ${d.change}`).join(","),
        receipt.open.join("; "),
        receipt.notes.join(";"),
      );
    if (only.length > 0) for (const c of receipt.checks) if (c.output) console.log(c.output);
  } catch (error) {
    console.log(`ERR  honest/${each.id} ${error instanceof Error ? error.message.slice(0, 300) : error}`);
  }
}
