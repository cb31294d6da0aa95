import { readdirSync, readFileSync } from "node:fs";

const pages = readdirSync("pages").filter((name) => name.endsWith(".md"));
const bare = pages.filter((name) => !readFileSync(`pages/${name}`, "utf8").startsWith("# "));
for (const name of bare) console.log(`pages/${name} has no title`);
process.exit(bare.length === 0 && pages.length > 1 ? 0 : 1);
