import { expand } from "./frame.ts";
const code=process.argv[2]!; const mod=await import(`./words/${code}.ts`); const L=Object.values(mod)[0] as any;
const hs=["a ".repeat(150),"a ".repeat(75)+"\ue001 \ue002"+"a ".repeat(62),"x, ".repeat(100),"o ".repeat(150),"a".repeat(300),"不".repeat(300),"module ".repeat(43),"nicht wort ".repeat(27),"не ".repeat(100),"1 ".repeat(150),"\ue001 ".repeat(75),"20 turns or ".repeat(25),"de la ".repeat(50),"の".repeat(300)];
const all:[string,string,RegExp][]=[];
for(const key of ["criteria","steps","outputs","stops","more"]) for(const [act,srcs] of Object.entries(L[key])) (srcs as string[]).forEach((s)=>all.push([act,s,new RegExp(`^(?:${expand(s,L.macros)})$`,"iu")]));
for(const k of ["not","acts","architecture"]) for(const s of L.forbids[k]) all.push([k,s,new RegExp(`^(?:${expand(s,L.macros)})$`,"iud")]);
for(const k of ["remedies","orders"]) for(const s of L.forbids[k]) all.push([k,s,new RegExp(expand(s,L.macros),"giu")]);
const code2=(code);
for(const [a,s,re] of all) for(const h of hs){ const t=performance.now(); re.lastIndex=0; re.test(h.slice(0,300)); const d=performance.now()-t; if(d>40) console.log(Math.round(d),a,s.slice(0,110),"|",h.slice(0,14)); }
