import { readEntry } from "./read-entry.ts"; import { languagesFor } from "./words/languages.ts"; import { expand, formsOf } from "./frame.ts"; import { patternsOf } from "./polarity.ts"; import { readFileSync } from "node:fs";
import * as all from "./words/languages.ts";
const code=process.argv[2]!; const mod=await import(`./words/${code}.ts`); const L=Object.values(mod)[0] as any;
const miss=new Set<string>();
for(const key of ["criteria","steps","outputs","stops","more"]) for(const [act,srcs] of Object.entries(L[key])) for(const s of srcs as string[]){ const e=expand(s,L.macros); for(const m of e.matchAll(/(?<!\\[pP])\{([A-Za-z]\w*)\}/g)) miss.add(m[1]!); try{ new RegExp(`^(?:${e})$`,"iu"); }catch(err){ if(!/\{[A-Za-z]/.test(e.replace(/\\[pP]\{[^}]*\}/g,""))) console.log("BAD",key,act,s,String(err).slice(-120)); } if(e.length>60000) console.log("LONG",act,e.length,s.slice(0,60)); }
for(const k of ["not","acts","remedies","orders","architecture"]) for(const s of L.forbids[k]){ const e=expand(s,L.macros); for(const m of e.matchAll(/(?<!\\[pP])\{([A-Za-z]\w*)\}/g)) miss.add(m[1]!); try{ new RegExp(`^(?:${e})$`,"iu"); }catch(err){ console.log("BAD",k,s,String(err).slice(-120)); } }
if(miss.size) console.log("MISSING",[...miss].join(" "));
// look-alikes (odd lines)
const rows=readFileSync(new URL("../../fixtures/entries/lookalikes.jsonl",import.meta.url),"utf8").trim().split("\n").map(l=>JSON.parse(l)).filter((r,i)=>(process.argv[3]==="held"? i%2===1:i%2===0)&&r.lang===code);
let bad=0; for(const r of rows){ const got=readEntry(r.block,r.entry,languagesFor(r.entry)); if(got.some(g=>g.item.kind==="never")){ bad++; console.log("INVERTED",r.entry,JSON.stringify(got.map(g=>g.item))); } } console.log(code,"lookalikes",rows.length,"inverted",bad);
// hostile
const words="`npm test` und der die das ne pas no non не 不 ".split(" ");
const hostile=["a ".repeat(150),"не ".repeat(100),"x, ".repeat(100),"die der das und ".repeat(19),"no se ".repeat(50),"`a` ".repeat(75),"`a/b.md`, ".repeat(30),"不".repeat(300),"する".repeat(150),"하지 ".repeat(100),"ne ".repeat(100),"the ".repeat(75),"1".repeat(300),"1 ".repeat(150),"nicht "+"wort ".repeat(58),"o ".repeat(150),"после каждого ".repeat(21), "`a` "+"mit ".repeat(70),"module ".repeat(43),"20 turns or ".repeat(25)];
for(const block of ["constraints","done_when","workflow","output_contract","stop_when"] as const) for(const h of hostile){ for(const t of [h.slice(0,300), h.slice(0,150)+"`npm test` `src/a.ts`"+h.slice(0,125)]) { const t0=performance.now(); readEntry(block,t,[L]); const d=performance.now()-t0; if(d>250) console.log("SLOW",block,Math.round(d),t.slice(0,40)); } }
