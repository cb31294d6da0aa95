import { writeGenerated } from "./generate.ts";

const written = await writeGenerated();
process.stdout.write(written.length === 0 ? "nothing to do\n" : `written:\n  ${written.join("\n  ")}\n`);
