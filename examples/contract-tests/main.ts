import { unguarded } from "@goalpost/vitest";
import portBilling from "./contracts/port-billing.ts";
import { houseRules } from "./contracts/suite.ts";

const found = await unguarded(portBilling, houseRules);
console.log(`${found.length} items could be dropped, and no test of the suite would notice:`);
for (const { where, dropped } of found) console.log(`${where}\n  ${dropped.replaceAll("\n", "\n  ")}`);
