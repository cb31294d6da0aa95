import { readFileSync, readdirSync } from "node:fs";
import { importPrompt } from "./import-prompt.ts";
const dir="packages/core/fixtures/prompts/"; const half=process.argv[2]??"dev"; const only=process.argv[3];
let total=0, right=0, goals=0, goalRight=0, contracts=0, n=0; const miss:Record<string,number>={};
for(const f of readdirSync(dir).filter(f=>f.endsWith(".json")).sort()){ const id=f.slice(0,3); const odd=Number(id)%2===1; if(half!=="all"&&odd!==(half==="dev")) continue; if(only&&only!==id) continue;
 const label=JSON.parse(readFileSync(dir+f,"utf8")); const text=readFileSync(dir+id+".md","utf8"); const r=importPrompt(text); n++; if(r.contract) contracts++;
 const offsets:[number,number,string][]=[]; let at=0; for(const s of r.spans){ offsets.push([at,at+s.text.length,s.as==="mark"?"mark":s.where]); at+=s.text.length; }
 const itemAt=(where:string)=>{ const m=/^(\w+)\[(\d+)\]$/.exec(where); if(!m) return undefined; if(m[1]==="other") return {kind:"other"}; return r.draft.blocks.find(b=>b.kind===m[1])?.items[Number(m[2])]; };
 const clean=text.replace(/^\ufeff/,"").replace(/\r\n?/g,"\n");
 const out:string[]=[]; let from=0;
 const find=(s:string)=>{ let i=clean.indexOf(s); return i; };
 const check=(start:string, want:string, forb:boolean)=>{ total++; const i=find(start); const hit=offsets.find(([a,b,w])=>i+Math.min(2,start.length-1)>=a&&i+Math.min(2,start.length-1)<b); const where=hit?.[2]??"?"; const got=where==="mark"?"mark":where.replace(/\[\d+\]$/,""); const item:any=itemAt(where); const alts=(label.alt?.[start]??[]).map((x:string)=>x==="forbidden"?"constraints":x==="why"?"goal":x);
   const lists=Object.entries(label.blocks).filter(([,v])=>(v as string[]).includes(start)).map(([k])=>k);
   const ok = got===want || alts.includes(got) || lists.includes(got) || (want==="other"&&got==="other"); 
   const f = forb ? (item?.kind==="never"||item?.kind==="unchanged"||item?.kind==="absent"||item?.kind==="scope"||item?.kind==="architecture"||got!=="constraints") : true;
   if(ok&&f) right++; else { miss[want+"→"+got+(f?"":"!forb")]=(miss[want+"→"+got+(f?"":"!forb")]??0)+1; out.push(`   ${want}${forb?"(forbid)":""} got ${where}${item?":"+item.kind:""}  | ${start}`); } };
 for(const [b,l] of Object.entries(label.blocks)) for(const s of l as string[]) check(s,b,b==="constraints"&&(label.forbidden??[]).includes(s));
 for(const s of label.other??[]) check(s,"other",false);
 if(label.goal){ goals++; const g:any=r.draft.blocks.find(b=>b.kind==="goal")?.items[0]; const ok=g?.text?.replace(/\s+/g," ").includes(String(label.goal_starts).replace(/\s+/g," ").slice(0,25)); if(ok) goalRight++; else out.push(`   GOAL got ${JSON.stringify(g?.text)?.slice(0,80)} want ${label.goal_starts}`); }
 if(out.length||only) console.log(`== ${id} ${label.lang} ${label.form} contract:${!!r.contract} errors:${r.issues.filter(i=>i.severity==="error").map(i=>i.ruleId).join()}`), console.log(out.join("\n"));
}
console.log({n,contracts,total,right,share:(right/total).toFixed(3),goals,goalRight}); console.log(miss);
