import { codexConfig, explainConfig } from "@goalpost/config";
import { acme } from "./src/index.ts";

const { merged } = codexConfig(acme);
for (const { key, value, setBy } of explainConfig("codex", merged))
  console.log(`${key} = ${JSON.stringify(value)}  (${setBy})`);
