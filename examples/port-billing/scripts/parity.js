import { mkdirSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { recordings, replay } from "./replay.js";

/** Compares every recorded answer with today's, and writes `reports/parity.json` and `logs/requests.log`. */
const log = [];
const differing = [];
for (const { name, exchanges } of recordings()) {
  const answers = await replay(exchanges);
  for (const [index, { request, response }] of exchanges.entries()) {
    const answer = answers[index];
    log.push(`${request.method} ${request.path} ${answer.status}`);
    if (!isDeepStrictEqual(answer, response))
      differing.push(`${name} #${index + 1}: ${request.method} ${request.path}`);
  }
}
const root = new URL("..", import.meta.url);
mkdirSync(new URL("reports/", root), { recursive: true });
mkdirSync(new URL("logs/", root), { recursive: true });
const report = { responses: log.length, mismatches: differing.length, differing };
writeFileSync(new URL("reports/parity.json", root), `${JSON.stringify(report, null, 2)}\n`);
writeFileSync(new URL("logs/requests.log", root), `${log.join("\n")}\n`);
console.log(`${log.length} responses, ${differing.length} differ`);
