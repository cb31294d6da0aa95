import { textPattern } from "../../node/text-pattern.ts";
import { breakRuns } from "./break-runs.ts";

/** Programs whose name in a code span makes it a command. */
const programs =
  "npm|pnpm|yarn|bun|bunx|npx|node|deno|cargo|go|pytest|python3?|pip3?|uv|poetry|tox|ruff|mypy|pyright|flake8|pylint|black|eslint|tsc|biome|prettier|vitest|jest|mocha|playwright|cypress|make|cmake|ctest|mvn|\\./mvnw|gradle|\\./gradlew|dotnet|docker|docker-compose|podman|kubectl|terraform|tofu|helm|git|gh|grep|rg|curl|wget|jq|yq|psql|mysql|sqlite3|redis-cli|bash|sh|zsh|bundle|rake|rspec|rubocop|rails|php|phpunit|phpstan|composer|swift|xcodebuild|flutter|dart|bazel|nx|turbo|ls|cat|diff|cmp|test|wc|find|sha256sum|lighthouse|k6|wrk|hyperfine|semgrep|trivy|openssl|ansible-playbook|golangci-lint|gofmt|govulncheck|clang-tidy|shellcheck|hadolint|just|task|mix|elixir|stack|cabal|ghc|sbt|lein|zig|nim|R|Rscript|julia|perl|actionlint|markdownlint|vale|svelte-check|vue-tsc|next|vite|astro|alembic|manage\\.py|coverage|nox|tox|goalpost";

/** Programs whose command lines stand in prose without a code span: a subcommand or an option follows. */
const bareCommand = textPattern(
  () =>
    /(?<![\p{L}\p{N}/.`-])(?:(?:npm|pnpm|yarn|bun) (?:run |test|ci|build|lint|audit|exec )|npx \S|cargo (?:test|build|check|clippy|fmt|bench)|go (?:test|build|vet|run)\b|pytest(?= -|\s+\S+\/)|python3? -m \S|python3? \S+\.py|node (?:--?\w|\S+\.[mc]?js)|tsc(?= -|\s--)|eslint(?= \.| -)|dotnet (?:test|build)|docker (?:build|run|compose)|kubectl \S|terraform (?:plan|validate|apply)|git (?:diff|status|log|grep)|make (?:test|check|lint|build|all)\b|mvn \S|gradle \S|\.\/gradlew|mix test|bundle exec|rails test|composer test|swift test|flutter test|phpunit|ctest|golangci-lint|curl -?\S)/u,
);

const spans = /(`+)([^`\n][^\n]*?)\1(?!`)/g;
const inCodeCommand = textPattern(() => [
  `^(?:\\$ )?(?:[^\\s=]+=\\S* )*(?:${programs})(?:$|[ \\t])|^\\.{0,2}/\\S|\\s--?[a-z]`,
  "u",
]);

const file = textPattern(
  () =>
    /(?:(?:[\p{L}\p{N}_.@~*-]+\/)+[\p{L}\p{N}_.*-]*\.(?:\p{L}[\p{L}\p{N}]{0,9})(?![A-Za-z0-9]))|(?<![A-Za-z0-9_/.-])(?:src|docs?|tests?|lib|app|apps|packages|pkg|cmd|internal|dist|bin|build|config|configs|reports?|scripts?|public|api|web|examples?|bench|logs?|data|assets|migrations|db|server|client|tools|out|target|coverage|fixtures|spec|components|pages|public|static|infra|deploy)\/[\p{L}\p{N}_./*-]*|(?<![A-Za-z0-9_/.-])(?:[A-Za-z0-9_-]+\/){2,}[A-Za-z0-9_.*-]*|(?<![A-Za-z0-9_/.@-])[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.(?:md|mdx|txt|json|jsonl|ya?ml|toml|ini|cfg|conf|env|lock|csv|tsv|xml|html?|css|scss|[mc]?[jt]sx?|py|rs|go|java|kt|swift|rb|php|c|h|cc|cpp|hpp|cs|sh|bash|sql|log|svg|png|pdf|proto|graphql|tf|vue|svelte|ipynb|db|sqlite|wasm|zip|gz|tgz|whl|jar|exe|parquet|lcov|sarif)(?![A-Za-z0-9_])|(?<![A-Za-z0-9])(?:Makefile|Dockerfile|CODEOWNERS|LICENSE|CHANGELOG|README)(?![A-Za-z0-9])|(?<![A-Za-z0-9])(?:src|docs|tests?|lib|app|packages|dist|api|web|scripts|config|server|client)\s?(?:目录|文件夹|資料夾|フォルダ|ディレクトリ|配下|以下|디렉터리|디렉토리|폴더)/u,
);

const everyFile = textPattern(() => new RegExp(file.of("é"), "gu"));

/** Names of products that look like files or identifiers. */
const products = textPattern(
  () =>
    /(?<![\p{L}\p{N}])(?:[A-Z][a-z]+\.(?:js|io|ai|net)|JavaScript|TypeScript|GitHub|GitLab|PostgreSQL|MySQL|GraphQL|MongoDB|LaTeX|YouTube|OpenAI|OpenAPI|macOS|iOS|iPhone|iPad|DevOps|SaaS|FastAPI|NestJS|WebSocket|WordPress|PowerShell|LinkedIn|ESLint|JUnit|e\.g\.|i\.e\.|z\.B\.|d\.h\.)(?![\p{L}\p{N}])/gu,
);

const name = textPattern(
  () =>
    /(?<![A-Za-z0-9_])(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[a-z]+[A-Z][A-Za-z0-9]*|(?:[A-Z][a-z0-9]+){2,}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]\w*\.[a-z]\w*(?:\(\))?|\w+\(\)|TODO|FIXME|XXX|HACK|FATAL|ERROR|WARN)(?![A-Za-z0-9_])|(?<![A-Za-z0-9-])--[a-z][a-z-]+|(?<![\p{L}\p{N}/.:<>*])\/[a-z][\w/{}:-]+|(?<![\d.])\d+\.\d+\.\d+(?![\d.])|#\d+|(?<!\p{L})(?:GET|POST|PUT|PATCH|DELETE|HEAD) \//u,
);

const quoted = textPattern(
  () =>
    /"[^"\n]{1,80}"|“[^”\n]{1,80}”|„[^“”"\n]{1,80}[“”"]|«[^»\n]{1,80}»|「[^」\n]{1,60}」|『[^』\n]{1,60}』|(?<![\p{L}\p{N}])'[^'\n]{2,60}'(?!\p{L})/gu,
);

/** What in a text could be looked at: commands, files, names, quoted output. */
export interface Anchors {
  readonly commands: number;
  readonly files: number;
  readonly names: number;
  /** The text with code and quotations taken out, so that words in them do not count. */
  readonly prose: string;
  /** The same without the files that it names: words in a path say nothing of the work. */
  readonly words: string;
}

/** @internal A text without the files that it names: words in a path say nothing of the work. */
export const withoutFiles = (text: string): string => text.replace(everyFile.of(text), " § ");

/** Longer texts are looked at up to here: the clients take no more. */
export const enough = 8000;

/** Finds what a text names. */
export function anchorsOf(written: string): Anchors {
  const text = breakRuns(written.slice(0, enough));
  let commands = bareCommand.test(text.replace(spans, " ")) ? 1 : 0;
  let files = 0;
  let names = 0;
  const withoutCode = text.replace(spans, (_span, _fence: string, content: string) => {
    const code = content.trim();
    if (inCodeCommand.test(code)) commands += 1;
    else if (file.test(code)) files += 1;
    else names += 1;
    return " § ";
  });
  const prose = withoutCode.replace(quoted.of(withoutCode), () => {
    names += 1;
    return " § ";
  });
  const plain = prose.replace(products.of(prose), " ");
  if (file.test(plain)) files += 1;
  if (name.test(plain.replace(everyFile.of(plain), " "))) names += 1;
  return { commands, files, names, prose, words: withoutFiles(prose) };
}
