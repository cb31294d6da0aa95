/** Programs that run tests. */
export const testPrograms: ReadonlySet<string> = new Set(["vitest", "jest", "mocha", "ava", "tap", "jasmine", "karma", "playwright", "cypress", "uvu", "pytest", "tox", "nox", "phpunit", "rspec", "bats", "ctest"]); // biome-ignore format: a table

/** Programs whose first plain argument is a script that they run. */
export const interpreters: ReadonlySet<string> = new Set(["node", "tsx", "ts-node", "deno", "bun", "sh", "bash", "dash", "zsh", "python", "python3", "ruby", "perl", "php", "lua", "Rscript"]); // biome-ignore format: a table

/** Those that read a script for sh. */
export const shells: ReadonlySet<string> = new Set(["sh", "bash", "dash", "zsh"]);

/** Programs that run another in an environment of their own: `uv run pytest`. */
export const runners: ReadonlySet<string> = new Set(["uv", "poetry", "pdm", "hatch", "pipenv", "bundle", "mise", "dotenvx", "xvfb-run"]); // biome-ignore format: a table

/** Files below a folder that configure the tools that run in it. */
export const nestedConfigs = [".cargo/config", ".cargo/config.toml", ".config/nextest.toml", ".config/mise/config.toml"] as const; // biome-ignore format: a table

/** Files that tests are, by their path. */
export const isTestFile = (path: string): boolean =>
  /(?:^|\/)(?:tests?|__tests__|__snapshots__|__mocks__|spec|e2e)\/|(?:[._-](?:test|spec)\.[^./]+(?:\.snap)?|\.snap)$|(?:^|\/)test_[^/]+\.py$|_test\.(?:go|py|rb|exs)$/.test(
    path,
  );

/** Files that change what tools do, in the folder where they run and at the root. */
const configNames: ReadonlySet<string> = new Set([".npmrc", ".yarnrc", ".yarnrc.yml", "pnpm-workspace.yaml", ".pnpmfile.cjs", "bunfig.toml", "Makefile", "makefile", "GNUmakefile", "justfile", "Justfile", "Taskfile.yml", "pytest.ini", "pytest.toml", "tox.ini", "tox.toml", "rust-toolchain", "rust-toolchain.toml", "global.json", "gradle.properties", "noxfile.py", "conftest.py", "setup.cfg", "biome.json", "biome.jsonc", ".eslintignore", ".nycrc", ".c8rc.json", "turbo.json", "nx.json", "pyproject.toml", ".rspec", "phpunit.xml", "phpunit.xml.dist", "deno.json", "deno.jsonc", ".tool-versions", "mise.toml", ".mise.toml", ".envrc"]); // biome-ignore format: a table

const configShapes =
  /^(?:(?:vitest|vite|jest|playwright|cypress|karma|ava|eslint|babel|webpack|rollup|tsup|wdio)\.(?:config|workspace|setup)\.[cm]?[jt]sx?|(?:jest|babel)\.config\.json|vitest\.workspace\.json|(?:karma|wdio|protractor|nightwatch|codecept|stryker)\.conf\.[cm]?[jt]s|\.(?:mocharc|eslintrc|babelrc|swcrc|taprc)(?:\.[a-z]+)?|\.env(?:\.[\w.-]+)?|tsconfig(?:\.[\w-]+)*\.json)$/;

/** Tells a file that configures a tool. */
export const isConfigName = (name: string): boolean => configNames.has(name) || configShapes.test(name);
