import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Options } from "tsup";
import { importPrompt } from "./src/import.ts";
import { lint } from "./src/lint.ts";
import { plainText } from "./src/node/plain-pattern.ts";
import { withReadyPatterns } from "./src/node/ready-patterns.ts";
import { plainTableSoFar } from "./src/read/made-pattern.ts";
import { makeTables } from "./src/read/make-tables.ts";
import { english } from "./src/read/words/en.ts";

/**
 * Puts the tables of the English forms in place of none: to make one, every form is read, which would take longer than all else that a first text needs.
 * Those of the other languages would be as large as what they save is rare: they are made when a text first needs them.
 */
const withTables: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "form-tables",
  setup(build) {
    build.onLoad({ filter: /[\\/]read[\\/]form-tables\.ts$/ }, () => ({
      contents: `export const formTables = ${JSON.stringify(makeTables([english]))};`,
      loader: "ts",
    }));
  },
};

/** Reads the clean prompts that are plain texts, and gives what that reads of patterns. */
function readPrompts(): string {
  const folder = join(import.meta.dirname, "fixtures/clean");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
    const text = readFileSync(join(folder, file), "utf8");
    if (!plainText.test(text)) continue;
    const { contract } = importPrompt(text);
    if (contract !== null) lint(contract);
  }
  return plainTableSoFar();
}

/** Puts in what plain texts need of each pattern: of a literal beside it, of one that is made of texts in a table. */
const withReady: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "ready-patterns",
  setup(build) {
    build.onLoad({ filter: /[\\/]core[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const code = readFileSync(path, "utf8");
      if (path.endsWith("plain-table.ts"))
        return { contents: `export const plainTable = ${JSON.stringify(readPrompts())};`, loader: "ts" };
      return code.includes("textPattern(") ? { contents: withReadyPatterns(code), loader: "ts" } : undefined;
    });
  },
};

/**
 * Says that reading a bundled CommonJS package has no effect of its own, which esbuild does not know: a bundler that imports one name leaves it out then. Names are short ones that esbuild chose, "$" among their signs.
 */
const pureCommonJs: NonNullable<Options["plugins"]>[number] = {
  name: "pure-commonjs",
  renderChunk: (code) => ({
    code: code
      .replace(
        /^var ([\w$]+) = ([\w$]+)\(([\w$]+)\(\), 1\);$/gm,
        "var $1 = /* @__PURE__ */ $2(/* @__PURE__ */ $3(), 1);",
      )
      .replace(/^var ([\w$]+) = ([\w$]+)\(\(([\w$]+, [\w$]+)\) => \{$/gm, "var $1 = /* @__PURE__ */ $2(($3) => {"),
  }),
};

const shared: Options = {
  format: "esm",
  target: "node20",
  dts: false,
  clean: false,
  // Fewer characters are read sooner; sources and their comments are in the repository, and our errors need no stack to be understood. White space
  // stays: with it esbuild drops the marks that say which calls have no effect, and a bundler that imports one name would keep all of zod.
  minify: false,
  esbuildPlugins: [withTables, withReady],
  plugins: [pureCommonJs],
  esbuildOptions(options) {
    options.minifyIdentifiers = true;
    options.minifySyntax = true;
    // Such a literal is checked when the file is read, also where it stands in a function that never runs, and that takes half as long as
    // all else: as `new RegExp("…")` it costs what any string does, until it is asked for.
    options.supported = {
      "regexp-lookbehind-assertions": false,
      "regexp-sticky-and-unicode-flags": false,
      "regexp-unicode-property-escapes": false,
    };
  },
};

export default defineConfig([
  // zod is bundled: from node_modules its import takes 70 ms, of which this package needs a tenth. A program that lints composes too, so
  // these entries share what both need; each is as few files as that allows, since each file is waited for.
  {
    ...shared,
    entry: {
      index: "src/index.ts",
      lint: "src/lint.ts",
      import: "src/import.ts",
      diff: "src/diff.ts",
      adapter: "src/adapter.ts",
      internal: "src/internal.ts",
      "internal-lint": "src/internal-lint.ts",
      // What lint and the reader of prompts both need is not a reason for a program that defines a rule to load the reader.
      "text-pattern": "src/node/text-pattern.ts",
      "lazy-pattern": "src/node/lazy-pattern.ts",
    },
    splitting: true,
    noExternal: [/^zod/, /^picomatch/],
    external: [/^gpt-tokenizer/],
  },
  // What tests, error handlers and masks import alone is one file each, its own copy in it.
  {
    ...shared,
    entry: {
      testing: "src/testing.ts",
      errors: "src/errors/index.ts",
      secrets: "src/secrets/index.ts",
      glob: "src/glob/index.ts",
    },
    splitting: false,
    noExternal: [/^zod/, /^picomatch/],
  },
  // Here zod is the user's own, so that the schema composes with theirs.
  { ...shared, entry: ["src/zod.ts"], splitting: false, external: [/^zod/] },
]);
