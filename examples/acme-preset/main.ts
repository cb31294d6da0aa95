import { acme } from "@acme/goalpost-preset";
import { codexConfig, explainConfig } from "@goalpost/config";

const { merged } = codexConfig(acme);
for (const { key, value, setBy } of explainConfig("codex", merged))
  console.log(`${key} = ${JSON.stringify(value)}  (${setBy})`);
