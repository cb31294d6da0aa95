import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeFigures, codePage } from "./code-figures.ts";
import { root } from "./workspace.ts";

writeFileSync(join(root, "docs/code.md"), codePage(codeFigures()));
