import { readFileSync } from "node:fs"; import { importQualityPage } from "./testing/quality-page.ts";
console.log(importQualityPage(["english-a","english-b","english-e","languages"].map(name=>({name, lines: readFileSync(`packages/core/fixtures/entries/${name}.jsonl`,"utf8")}))));
