import { lex } from "./lexed.ts";
import { readEntry } from "./read-entry.ts";
import { english } from "./words/en.ts";

for (const a of process.argv.slice(3))
  console.log(
    JSON.stringify(lex(a).text),
    JSON.stringify(readEntry(process.argv[2] as never, a, [english]).map(({ item, typed }) => ({ ...item, typed }))),
  );
