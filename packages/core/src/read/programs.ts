import { once } from "../node/once.ts";

/** Programs whose name makes what begins with it a command line. */
const names =
  "npm|pnpm|yarn|bun|bunx|npx|pnpx|node|deno|cargo|rustc|cross|wasm-pack|trunk|go|gofmt|gotestsum|staticcheck|pytest|python\\d?(?:\\.\\d+)?|pip\\d?|uv|uvx|poetry|pdm|hatch|pipenv|tox|nox|ruff|mypy|pyright|flake8|pylint|black|isort|bandit|eslint|tsc|tsx|biome|prettier|stylelint|vitest|jest|mocha|ava|playwright|cypress|make|cmake|ctest|meson|ninja|mvn|gradle|gradlew|mvnw|ant|dotnet|msbuild|docker|docker-compose|podman|kubectl|kubeconform|kustomize|helm|terraform|tofu|terragrunt|tflint|packer|ansible|ansible-playbook|ansible-lint|pulumi|cdk|aws|gcloud|az|git|gh|glab|grep|egrep|rg|ag|fd|curl|wget|http|jq|yq|psql|mysql|sqlite3|redis-cli|mongosh|duckdb|dbt|sqlfluff|alembic|flyway|bash|sh|zsh|fish|pwsh|bundle|rake|rspec|rubocop|rails|ruby|php|phpunit|phpstan|psalm|pest|composer|artisan|swift|swiftlint|xcodebuild|fastlane|pod|flutter|dart|bazel|bazelisk|buck2|nx|turbo|lerna|moon|ls|cat|diff|cmp|test|wc|find|stat|du|head|tail|sort|comm|sha256sum|shasum|md5sum|file|lighthouse|lhci|k6|wrk|ab|hey|vegeta|locust|hyperfine|semgrep|trivy|grype|syft|cosign|gitleaks|trufflehog|openssl|nmap|golangci-lint|govulncheck|clang-tidy|clang-format|clang|gcc|g\\+\\+|cc|ld|objdump|size|nm|readelf|valgrind|qemu-system-\\w+|qemu-\\w+|platformio|pio|west|idf\\.py|esptool\\.py|arduino-cli|probe-rs|openocd|shellcheck|shfmt|bats|hadolint|yamllint|just|task|mage|mix|elixir|iex|rebar3|stack|cabal|ghc|hlint|opam|dune|ocaml|sbt|scala|lein|clj|zig|nim|nimble|R|Rscript|julia|octave|perl|prove|lua|luacheck|busted|stylua|actionlint|act|markdownlint|markdownlint-cli2|vale|lychee|linkchecker|mkdocs|sphinx-build|hugo|jekyll|docusaurus|mdbook|svelte-check|vue-tsc|next|nuxt|vite|astro|webpack|rollup|esbuild|tsup|parcel|storybook|chromatic|size-limit|bundlesize|knip|depcheck|madge|depcruise|dependency-cruiser|coverage|pre-commit|tap|c8|nyc|stryker|godot|unity|love|blender|pandoc|latexmk|pdflatex|xelatex|typst|ffmpeg|ffprobe|convert|magick|protoc|buf|openapi-generator|spectral|redocly|newman|schemathesis|graphql-codegen|airflow|dagster|prefect|spark-submit|great_expectations|nbstripout|jupyter|papermill|snakemake|nextflow|conda|mamba|nix|nixpkgs-fmt|statix|opa|conftest|vault|consul|nomad|systemctl|journalctl|iptables|nginx|promtool|amtool|goalpost";

/** Names that are words as they stand, and the others. */
const programs = once(() => {
  const all = names.split("|");
  return {
    plain: new Set(all.filter((name) => /^[\w-]+$/.test(name))),
    others: new RegExp(`^(?:${all.filter((name) => !/^[\w-]+$/.test(name)).join("|")})$`),
  };
});
/** What may stand in front of a program, and its name. */
const program = /^(?:\$ )?(?:[A-Z_][A-Z0-9_]*=\S* )*(?:sudo |time |timeout \S+ |env )?([\w.+-]+)(?=$|[ \t])/;
const bareProgram = /^(?:\$ )?(?:[A-Z_][A-Z0-9_]*=\S* )*([\w.+-]+)(?=$|[ \t])/;
/** A path that is run, a path with something behind it, a word with an option. */
const runsPath =
  /^(?:\$ )?(?:[A-Z_][A-Z0-9_]*=\S* )*(?:(?:\.{1,2}\/|bin\/|scripts?\/)[\w./-]*(?:$|[ \t])|[\w./-][\w.-]*\/[\w./-]+[ \t]|[\w./-]+\.(?:sh|bash)(?:$|[ \t])|[\w./-]+\.(?:mjs|cjs|js|ts|py|rb|pl|php|ps1|exe)[ \t]|[\w./-]+[ \t](?:\S+[ \t])*-{1,2}[A-Za-z])/;

const isProgram = (name: string | undefined): boolean =>
  name !== undefined && (programs().plain.has(name) || programs().others.test(name));
const runs = (code: string): boolean =>
  isProgram(program.exec(code)?.[1]) || isProgram(bareProgram.exec(code)?.[1]) || runsPath.test(code);
/** A file that no shell runs by its name alone, a folder, a glob. */
const looksLikePath = /^(?:[\w.@-]+\/)*[\w.@*-]*\.(?!sh$|bash$)[A-Za-z]\w{0,9}$|\/$|\*/;

/** Whether a text between backticks is a command line. */
export const looksRun = (code: string): boolean =>
  (runs(code) || /^! ?[a-z][\w./-]* /.test(code)) &&
  !(looksLikePath.test(code) && !code.includes(" ")) &&
  !/^(?:https?:|\/)/.test(code);
