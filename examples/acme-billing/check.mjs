import { readFileSync } from "node:fs";

const invoices = JSON.parse(readFileSync("invoices.json", "utf8"));
const wrong = invoices.filter(({ lines, total }) => lines.reduce((sum, line) => sum + line, 0) !== total);
for (const { id } of wrong) console.log(`${id}: the total is not the sum of the lines`);
process.exit(wrong.length === 0 && invoices.length > 1 ? 0 : 1);
