import { readFileSync, readdirSync } from "node:fs"; import { importPrompt } from "./import-prompt.ts"; import { hostilePrompts } from "../testing/hostile-prompts.ts";
const dir="packages/core/fixtures/prompts/"; const docs=readdirSync(dir).filter(f=>f.endsWith(".md")).map(f=>readFileSync(dir+f,"utf8"));
for(let k=0;k<3;k++) for(const d of docs) importPrompt(d);
const cp=process.cpuUsage(); let w=0; for(let k=0;k<5;k++) for(const d of docs){ importPrompt(d); w+=d.split(/\s+/).length;} const cu=process.cpuUsage(cp); const ms=(cu.user+cu.system)/1000; console.log("words/s",Math.round(w/ms*1000),"prompts of 900 words/s",Math.round(w/900/ms*1000));
for(const [n,make] of Object.entries(hostilePrompts)){ const a=make(3000), b=make(6000); const tm=(x:string)=>{ const s=performance.now(); importPrompt(x); return performance.now()-s; }; tm(a); const ta=Math.min(tm(a),tm(a)), tb=Math.min(tm(b),tm(b)); if(tb>40||tb/ta>3) console.log(n,ta.toFixed(1),tb.toFixed(1),(tb/ta).toFixed(2)); }
