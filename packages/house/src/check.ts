import { parseArgs } from "node:util";
import { conduct } from "./conduct.ts";
import { endAll } from "./run.ts";
import { steps } from "./steps.ts";
import { packedToo } from "./stranger.ts";
import { oneFailed, summaryLine } from "./tally.ts";
import { missingDependencies } from "./tools.ts";

const help = `pnpm test [--only STEP]… [--list]

Runs every check there is. --only runs the named steps alone; it may be given more than once. --list names them.`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true },
      list: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    say(help);
    return 0;
  }
  if (values.list) {
    for (const { name, holds } of steps) say(`${name.padEnd(10)} ${holds}`);
    return 0;
  }
  const unknown = (values.only ?? []).filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    say(`--only ${unknown.join(", ")}: no such step, expected one of ${steps.map(({ name }) => name).join(", ")}`);
    return 2;
  }
  const missing = missingDependencies();
  if (missing.length > 0) {
    say(
      `dependencies are declared and not installed; run "pnpm install" and read what it says:\n  ${missing.join("\n  ")}`,
    );
    say(summaryLine(oneFailed));
    return 1;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      endAll();
      process.exit(130);
    });
  }
  const list = values.only === undefined ? steps : steps.filter(({ name }) => values.only?.includes(name));
  // the suite of the tarballs runs guides and examples; without it, the others run them from sources
  if (list.some(({ name }) => name === "packed")) process.env[packedToo] = "1";
  return conduct(list, { slots: 2, say });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
