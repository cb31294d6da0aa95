/** A process of its own that starts the run which the file named by its argument describes, for tests that lose it. */
import { readFileSync } from "node:fs";
import { start } from "../run/run.ts";

const { launch, options } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const run = await start(launch, options);
console.log("started");
for await (const event of run) if (event.type === "commandStarted") console.log("working");
