import { defineConfig, type Options } from "tsup";

const shared: Options = { format: "esm", target: "node20", dts: false, clean: false, minifySyntax: true };

export default defineConfig([
  // zod is bundled: from node_modules its import takes 70 ms, of which this package needs a tenth.
  {
    ...shared,
    entry: { index: "src/index.ts", testing: "src/testing.ts", errors: "src/errors/index.ts" },
    noExternal: [/^zod/],
    external: [/^gpt-tokenizer/],
  },
  // Here zod is the user's own, so that the schema composes with theirs.
  { ...shared, entry: ["src/zod.ts"], external: [/^zod/] },
]);
