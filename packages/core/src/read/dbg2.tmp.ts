import { grammarOf } from "./frame.ts"; import { Pattern, Subject } from "./pattern.ts"; import { lex } from "./lexed.ts";
const code=process.argv[2]!; const mod=await import(`./words/${code}.ts`); const L=Object.values(mod)[0] as any; const g=grammarOf(L.macros);
const text=lex(process.argv[3]!).text; console.log(JSON.stringify(text)); for(const p of process.argv.slice(4)) { try { const s=new Subject(text,true); const n=g.parse(p); console.log(p.slice(0,60),s.ends(n,0)); } catch(e){ console.log(String(e).slice(0,200)); } }
