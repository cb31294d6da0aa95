import { release } from "./release.ts";

const published = await release({
  isDry: process.argv.includes("--dry-run"),
  hasProvenance: process.env.ACTIONS_ID_TOKEN_REQUEST_URL !== undefined,
  env: process.env,
  say: (line) => void process.stdout.write(`${line}\n`),
});
process.stdout.write(`${published.length} packages\n`);
