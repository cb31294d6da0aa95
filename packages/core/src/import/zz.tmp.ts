import { readFileSync } from "node:fs"; import { titleSense } from "./title-sense.ts"; import { blockNamed } from "./vocabulary.ts";
const half=process.argv[2]??"dev"; let ok=0,n=0,wrong=0; const by:Record<string,number[]>={};
readFileSync("packages/core/fixtures/entries/titles.jsonl","utf8").trim().split("\n").map(l=>JSON.parse(l)).forEach((e,i)=>{ if((i%2===0)!==(half==="dev")) return; n++; const t=titleSense(e.title); const got=t?(t.forbids?"constraints-forbid":t.kind):"none"; const b=by[e.lang]??=[0,0,0]; b[2]!++; if(got===e.block||(e.alt??[]).includes(got)){ok++;b[0]!++;} else { if(got!=="none"){wrong++;b[1]!++;} if(half==="dev") console.log(e.lang,e.title,"want",e.block,"got",got);} });
console.log({n,ok,wrong},by);
