import { readEntry } from "./read-entry.ts";
const code=process.argv[2]!; const mod=await import(`./words/${code}.ts`); const L=Object.values(mod)[0] as any;
const h=("a ".repeat(150)).slice(0,300), g=h.slice(0,150)+"`npm test` `src/a.ts`"+h.slice(0,125);
for(const b of ["constraints","done_when"] as const) for(const t of [h,g]) { const t0=performance.now(); readEntry(b,t,[L]); const t1=performance.now(); readEntry(b,t,[L]); console.log(b,Math.round(t1-t0),Math.round(performance.now()-t1)); }
