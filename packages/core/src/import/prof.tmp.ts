import { readFileSync, readdirSync } from "node:fs"; import { importPrompt } from "./import-prompt.ts";
const dir="packages/core/fixtures/prompts/"; const docs=readdirSync(dir).filter(f=>f.endsWith(".md")).map(f=>readFileSync(dir+f,"utf8"));
for(let k=0;k<6;k++) for(const d of docs) importPrompt(d);
