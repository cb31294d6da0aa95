import { pathFault } from "../node/path-fault.ts";
import { withoutNeeds } from "../node/plain-pattern.ts";
import { textPattern } from "../node/text-pattern.ts";
import { madePattern } from "./made-pattern.ts";
import { looksRun } from "./programs.ts";
import { recent } from "./recent.ts";

/** What a run of a sentence names. */
export type TokenKind = "command" | "path" | "code" | "quote" | "url";

/** Words that stand for themselves: code, a command line, a path, a quotation, an address. */
export interface Token {
  readonly kind: TokenKind;
  /** Without its backticks or quotation marks. */
  readonly text: string;
  /** Offsets in the source, marks included. */
  readonly from: number;
  readonly to: number;
  /** Offset of its sign in the lexed text. */
  readonly at: number;
}

/** A text whose tokens are one sign each, without emphasis, so that grammar reads words and never what is inside code. */
export interface Lexed {
  readonly source: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** For each character of the text, and for its end, its offset in the source. */
  readonly offsets: readonly number[];
}

/** The signs: private characters that no sentence holds. */
export const signs: Readonly<Record<TokenKind, string>> = {
  command: "\ue001",
  path: "\ue002",
  code: "\ue003",
  quote: "\ue004",
  url: "\ue005",
};
const anySign = /[\ue001-\ue005]/g;

const codeSpan = "(?<fence>`{1,3})(?<code>[^`\\n]{1,400}?)\\k<fence>(?!`)";
const quotation =
  '"(?<q1>[^"\\n]{1,160})"|“(?<q2>[^”\\n]{1,160})”|„(?<q3>[^“”"\\n]{1,160})[“”"]|«\\s?(?<q4>[^»\\n]{1,160}?)\\s?»|「(?<q5>[^」\\n]{1,120})」|『(?<q6>[^』\\n]{1,120})』|(?<![\\p{L}\\p{N}])\'(?<q7>[^\'\\n]{1,120})\'(?!\\p{L})';
const address = "https?:\\/\\/[^\\s<>()\"'`]{1,400}[^\\s<>()\"'`.,;:!?]";
/** Chinese, Japanese and Korean write no blank between a word and a path. */
const unspaced = "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}";
const edge = "(?<![\\p{L}\\p{N}\\/._@~-])";
const pathEdge = `(?:${edge}|(?<=[${unspaced}]))(?![${unspaced}])`;
const pathEnd = `(?!(?![${unspaced}])[\\p{L}\\p{N}_/-])`;
const extension =
  "(?:md|mdx|txt|rst|adoc|jsonl?|ndjson|json5|ya?ml|toml|ini|cfg|conf|env|lock|csv|tsv|xml|x?html?|s?css|less|[mc]?[jt]sx?|d\\.ts|py|pyi|ipynb|rs|go|mod|sum|java|kts?|swift|rb|php|pl|lua|ex|exs|erl|hs|ml|scala|clj|dart|zig|nim|jl|r|c|h|cc|cpp|hpp|cs|fs|vb|m|mm|sh|bash|zsh|ps1|bat|sql|log|out|svg|png|jpe?g|gif|webp|ico|pdf|docx?|xlsx?|pptx?|proto|graphql|gql|tf|tfvars|vue|svelte|astro|db|sqlite3?|wasm|zip|t?gz|tar|whl|jar|war|apk|aab|ipa|exe|dll|so|a|o|bin|hex|elf|uf2|parquet|arrow|feather|avro|npy|npz|pkl|onnx|pt|safetensors|lcov|sarif|info|snap|golden|patch|diff|key|pem|crt|gradle|podspec|gemspec|cabal|nix|bzl|bazel|cmake|mk|service|timer|desktop|plist|xcconfig|storyboard|rego|hcl|cue|jinja2?|tmpl|tpl|hbs|ejs|pug|po|pot|ftl|srt|vtt|wav|mp3|ogg|flac|mp4|webm|gltf|glb|obj|fbx|blend|tscn|tres|gd|unity|prefab|asset|shader|glsl|wgsl|frag|vert|map|bak|orig|tmp|dist|example|sample)";
const bareFile = `${pathEdge}(?:\\.{1,2}\\/)?(?:[\\p{L}\\p{N}_.@*+{},\\[\\]-]{1,80}\\/){0,12}[\\p{L}\\p{N}_@*+{}-][\\p{L}\\p{N}_.@*+{},-]{0,80}\\.${extension}${pathEnd}(?!\\.[\\p{L}\\p{N}])`;
/** "CI/CD", "PDF/UA" and "HTTP/2" are words. */
const shortForms = "(?!\\p{Lu}[\\p{Lu}\\d]{0,7}(?:\\/[\\p{Lu}\\d]{1,8}){1,3}(?![\\p{L}\\p{N}_\\/.-]))";
const bareFolder = `${edge}${shortForms}(?:\\.{1,2}\\/)?(?:[A-Za-z0-9_.@*+{}-]{1,80}\\/){1,12}(?:[A-Za-z0-9_.@*+{}-]{0,80}[A-Za-z0-9_*@-])?(?![\\p{L}\\p{N}_])`;
const dotFile = `${edge}\\.[a-z][a-z0-9_-]{1,30}(?:rc|ignore|env|config|attributes|keep|lock)?(?:\\.[a-z]{2,8})?(?![\\p{L}\\p{N}_/.-])`;
const knownFile = `${edge}(?:Makefile|Dockerfile|Jenkinsfile|Procfile|Gemfile|Rakefile|Podfile|CODEOWNERS|LICENSE|CHANGELOG|README|NOTICE|Justfile|Vagrantfile)(?![\\p{L}\\p{N}_.-])`;

/** A word without marks behind words that say that it is meant as it stands: "the word soapenv". */
const literalWord =
  "(?:(?<=(?<!\\p{L})(?:word|string|literal|identifier|слово|слова|Wort|Zeichenkette|palabra|parola|palavra) )|(?<=(?:references? to|mentions? of|uses? of|calls? to|trace of) )(?=[\\w.-]+ (?:remains?|is left|are left|left in|may|must|should)(?!\\p{L})))(?!(?:the|this|that|these|those|their|your|each|other|such|them|which|another|every|some|what|itself|any|all|is|in|does|must|should|shall|may)(?![\\w.-]))[A-Za-z_][\\w.]{3,40}[\\w](?![\\w./-]*/)";

const lexer = textPattern(
  () => [
    `${codeSpan}|(?<lit>${literalWord})|(?<url>${address})|(?<run>${bareCommand})|${quotation}|(?<file>${bareFile}|${knownFile})|(?<folder>${bareFolder})|(?<dot>${dotFile})`,
    "gu",
  ],
  withoutNeeds,
);

/** Programs whose command lines stand in prose without backticks, and what must follow so that they are no prose. */
const option = "--?[A-Za-z][\\w-]*(?:=[^\\s`\"']*(?:[^\\s`\"',.;:!?()]|(?<=[\\w/])\\.{3}(?= )))?";
/** Go's "all below": `./...`, `./internal/...`; the dots are no end of a sentence. */
const allBelow = "(?:\\/\\/(?:[\\w.@-]+\\/)*|(?:[\\w.@-]+\\/)+)\\.{3}(?=\\.?(?:[\\s,;:)!?]|$))";
const operand =
  `(?:${allBelow}|` +
  "(?:\\.{1,3}(?![\\p{L}\\p{N}]))?(?:[\\w.@:*{}+-]*[\\/.:*=@][\\w.@:*{}+\\/=-]*[\\w*\\/}]|\\.{1,3}(?=\\s|$)))";
const word = "[a-z][a-z0-9:_-]*";
const more = `(?:[ ](?:${option}(?: \\d+(?![.,]?\\s*%))?|${operand}|&& ${word}(?: ${word})?))*`;
/** Words that end a command line in prose, so that no argument is one. */
const noArgument =
  "(?:passe?[sd]?|exits?|ends?|is|are|was|be|being|been|must|should|shall|will|would|may|might|can|cannot|could|has|have|had|does|do|works?|runs|succeeds?|fails?|failed|prints?|reports?|shows?|says?|outputs?|returns?|gives?|finds?|comes?|goes|stays?|remains?|completes?|finish(?:es|ed)?|builds|compiles|terminates?|needs?|green|red|clean|ok(?:ay)?|fine|again|now|then|too|once|also|and|or|but|not|no|if|when|while|until|unless|before|after|for|with|without|from|in|on|at|as|of|by|via|to|into|so|because|that|which|it|the|a|an|my|your|our|this|each|every|all|both|any|only|should|locally|successfully|twice|straight|afterwards?|right|immediately|whenever|directly|anew|cleanly|there|here|today|please|within|between|during|throughout|reliably|consistently|always|never|still|till|til|upon|following|since|unless|though|although|otherwise|instead|followed|looks|yields|emits|answers|responds|agrees|warns|complains|breaks|crashes|hangs|grows|shrinks|rises|drops|falls|climbs|peaks|averages|takes|uses|measures|counts|writes|creates|produces|generates|leaves|puts|tells|computes|happy|unhappy|says|who|whose|what|how|why|he|she|they|we|you|i)(?![\\w/:=-]|[.](?=\\w|[/]))";
/** What is passed on behind "--"; in prose that sign is a dash, so a word alone counts only before a verb. */
const passedOn = `(?: --(?= --?[A-Za-z]| ${operand}| (?!${noArgument}|(?:every|some|no)thing |tests |builds )${word} (?:passe[sd]|exits|succeeds|is |prints|reports))(?: (?:${option}|${operand}|(?!${noArgument})[\\w./:=@*+-]*[\\w*/])){1,8})?`;
const shapeWord = `(?!${noArgument})[a-zA-Z][\\w:.@/=+-]*[\\w*/]`;
const strong =
  `(?:--?[A-Za-z][\\w-]*(?:=[^\\s` +
  "`" +
  `"']*[^\\s` +
  "`" +
  `"',.;:!?()])?|${allBelow}|(?!${noArgument})(?:[\\w@*-]*[\\/.:=*][\\w.@:*{}+\\/=-]*[\\w*\\/}]|[a-z]+[A-Z]\\w*)|\\.{1,3}(?=\\s|$)|(?:test|tests|check|checks|build|lint|verify|validate|fmt|format|audit|analyze|diff|plan|compile|typecheck|clippy)(?![\\w/.:=-])|[\\w@-]+\\/(?=[\\s.,;:)]|$))`;
/** Programs that no sentence names but as one. */
const unmistakable =
  "xcodebuild|pio|platformio|gradlew|\\.\\/gradlew|\\.\\/mvnw|mvn|gradle|jupyter|papermill|dotnet|msbuild|kubectl|helm|terraform|tofu|terragrunt|docker|podman|vercel|wrangler|netlify|firebase|ctest|cmake|meson|ninja|bazel|bazelisk|sbt|flutter|dart|swift|composer|stack|cabal|zig|rebar3|php|phpunit|ruby|bundle|rspec|rails|poetry|pdm|hatch|nox|tox|pytest|python3?|node|deno|tsx|ts-node|npx|pnpm|yarn|npm|bun|bunx|cargo|wasm-pack|golangci-lint|govulncheck|shellcheck|hadolint|yamllint|markdownlint|mkdocs|sphinx-build|hugo|mdbook|latexmk|pdflatex|dbt|sqlfluff|alembic|psql|sqlite3|semgrep|trivy|gitleaks|tfsec|checkov|conftest|opa|promtool|nginx|systemd-analyze|ansible-playbook|ansible-lint|west|idf\\.py|fastlane|swiftlint|vale|lychee|buf|protoc|spectral|newman|k6|lhci|nextflow|snakemake|forge|hardhat|anchor|godot|ng|nx|turbo|gh|curl|java|perl|Rscript|julia|mix|elixir|lein|clj|vitest|jest|playwright|cypress|eslint|prettier|stylelint|biome|tsc|vue-tsc|svelte-check|astro|ruff|mypy|pyright|flake8|pylint|texcount|gofmt|gotestsum|staticcheck";
const shape = `(?:(?:${unmistakable})(?= (?:${shapeWord} ){0,2}${strong})|(?:vendor\\/bin|node_modules\\/\\.bin|\\.?venv\\/bin)\\/[\\w.-]+(?= (?:${shapeWord} ){0,2}--?[A-Za-z]))(?: (?:0\\d+(?![.,\\d])|${option}(?: (?!${noArgument})[A-Z][\\w.-]*(?![\\w./])| \\d+(?![.,]?\\s*%))?|${strong}|${shapeWord})){1,10}${passedOn}`;
/** Programs that prose may name as words: an option behind them makes a command line of them. */
const optioned = `(?:[ef]?grep|rg|ag|make|wc|find|diff|cmp|jq|yq|sed|awk|ls|du|df|sqlite3|psql|mysql|ssh|rsync|openssl|hyperfine|wrk|ab|hey|redis-cli|objdump|size|nm|strings|ffprobe|ffmpeg|exiftool|magick|convert|pandoc|head|tail|sort|test|cat|time|file|xargs|stat|nc|ping|dig|go|git|just|task|bash|sh|zsh)(?= --?[A-Za-z])(?: (?:${option}(?: \\d+(?![.,]?\\s*%))?|"[^"\\n]{1,80}"|'[^'\\n]{1,80}'|${strong}|${shapeWord})){1,12}${passedOn}`;
/** What says how a command ends, in the languages whose writers put blanks around it. */
const verdict = (() => {
  const modal =
    "(?:must|should|shall|has to|have to|needs? to|will|may|can|ought to|does|do|doesn't|don't|muss|müssen|soll|darf|doit|doivent|debe|deben|deve|devono|devem|должн[аоы]?|должен)(?: (?:all|both|also|always|still|now|not|never|non|no|be|auch|nicht))*";
  const base =
    "(?:pass|exit|succeed|print|report|find|show|say|stay|come|return|list|output|give|end|complete|finish|work|run|build|green|clean|empty|quiet|silent|ok|happy|keep|remain|durchlaufen|laufen|bestehen|passer|terminer|réussir|afficher|pasar|terminar|imprimir|mostrar|passare|stampare|terminare|passar|пройти|проходить|завершаться)";
  const third =
    "(?:(?:(?:is|are|ist|sind|est|sont|está|están|è|sono) (?:(?:all|both|also|always|still|now|not|never) )*(?:green|clean|empty|quiet|silent|happy|ok|okay|successful|passing|grün|sauber|vert|verde))|pass(?:es|ing|ed)?|exits|succeeds?|prints|reports|finds|shows|says|stays?|comes|returns|lists|outputs|works|builds|ends|completes|finishes|goes|gives|fails|yields|runs|keeps?|remains?|läuft|laufen|besteht|bestehen|gibt|geben|endet|enden|meldet|melden|zeigt|liefert|passent?|affichent?|réussit|reste|renvoie|pasan?|terminan?|imprimen?|muestran?|passano|passam|stampa|mostra|restituisce|проход[яи]т|завершается|завершаются|показывает|печатает|выводит)";
  // How far a number goes, what file comes of it: the words behind say that no program is meant by its name alone.
  const measured =
    "(?:(?:(?:today|now|currently) )?(?:grows|shrinks|rises|drops|falls|climbs|peaks|averages|takes|uses|measures|counts|says)|is (?:printing|showing|reporting|giving|measuring|counting))(?= (?:[^.;:\\n]{0,40}[\\d<>≤≥]|at |by |under |below |no |less |more |the |how ))|(?:writes|creates|produces|generates|leaves)(?= (?:the |a |an |file |report )*[\\w`.-]+[./])";
  return `(?:${modal} ${base}|(?:(?:all|both|also|always|still|now|not|never) )*(?:${third}|${measured}))(?!\\p{L})`;
})();
/** An argument with a sign that no word of prose has, `HEAD~1`, `.git#branch=main`, `^TestParse$`, and what joins commands. */
const signed =
  "(?:[^\\s`\"'(),;&]{0,60}[~^#$%{}\\[\\]=@<>*+\\\\][^\\s`\"'(),;&]{0,60}(?:,[^\\s`\"'(),;&]{1,60}){0,4}(?<![.:!?])|[\\w./-]{1,60}\\.{2,3}[\\w/-]{1,60}|[\\w.-]{1,60}(?:,[\\w.-]{1,60}){1,8}|\\||[<>]|2>&1)";
/** A script by its path, or a program, and what is passed to it, where a verdict stands behind it: no prose says "prove -l t passes" of anything else. */
/** Programs whose names are no words, so that they need no begin of a clause. */
const plainPrograms =
  "pytest|phpunit|phpstan|rspec|rubocop|vitest|jest|tsc|vue-tsc|svelte-check|eslint|prettier|stylelint|ruff|mypy|pyright|flake8|pylint|xcodebuild|ctest|golangci-lint|shellcheck|hadolint|yamllint|ansible-lint|swiftlint|tflint|cargo|npm|pnpm|npx|mvn|pio|dbt|tox|nox";
const judged = `(?:(?<=(?:^|[\\n.;:,([|]|(?<=^|\\n)[A-Z]{1,4}-?\\d{1,4}|(?<!\\p{L})(?:and|then|that|when|if|until|once|run|running|sure|both|with|also|but|und|dass|wenn|et|que|quand|y|e|si|se|и|что|если)) {0,3})(?:(?:\\.{1,2}\\/|(?:scripts?|tools?|bin|hack|ci|dev|vendor\\/bin|node_modules\\/\\.bin)\\/)[\\w./-]*[\\w](?<!\\.(?:md|txt|json|ya?ml|toml|csv|html|xml))|[\\w-]+(?:\\/[\\w-]+)*\\.(?:sh|bash)|(?:${unmistakable}|tox|make|rake|ninja|tflint|phpstan|psalm|pest|mocha|ava|rubocop|standardrb|wp|R CMD|prove|nix|quarto|ffprobe|molecule|ansible|git|perl|snakemake|cargo|ruff|mypy|curl|wget|buf|go(?= (?:test|vet|build|run|mod|generate|tool)(?![\\w-])))(?![\\w./:=-]))|(?:${plainPrograms})(?![\\w./:=-]))(?: (?:${option}(?: \\d+(?![.,]?\\s*%))?|"[^"\\n]{1,80}"|'[^'\\n]{1,80}'|${strong}|${shapeWord}|${signed}|\\.|--|(?!${noArgument})[a-z](?= ))){0,12}?(?=(?:(?:,|,? and|,? und|,? et|,? y|,? e|,? и) [^.;:\\n]{1,90}?)? ${verdict})`;
const bareCommand = `${edge}(?:${judged}|${shape}|${optioned}|(?:(?:npm|pnpm|yarn|bun) (?:run |exec |-\\w+ \\S+ )?(?:(?:test|ci|build|lint|audit|check|typecheck|install|publish|pack|start|dev|format|bench|e2e|coverage)(?![\\p{L}\\p{N}])|(?<=run |exec )${word}|${word}:${word})|(?:npx|bunx|pnpx|uvx) ${word}(?:@[\\w.]+)?|cargo (?:\\+\\w+ )?(?:test|build|check|clippy|fmt|bench|nextest|doc|run|audit|deny)(?: run)?|go (?:test|build|vet|run|generate|mod (?:tidy|verify))|(?:uv|poetry|pipenv|hatch|pdm) run ${word}|pytest(?= -| [\\w.]*\\/|\\s+(?:exits?|pass|is green|succe))|python3? (?:-m [\\w.]+|-\\w \\S+|[\\w./-]+\\.py)|node (?:--?[\\w-]+(?: [\\w./*-]+)?|[\\w./-]+\\.[mc]?[jt]s)|deno (?:test|lint|check|fmt|task ${word})|tsc(?= --?\\w)|vitest run|dotnet (?:test|build|format)|docker (?:build|compose|run)(?: ${word})?|kubectl ${word}|helm (?:lint|template|test)|terraform (?:plan|validate|apply|fmt)|git (?:diff|status|log|grep|rebase|commit|push|merge|stash|reset|checkout|clean|add|fetch|pull)(?= -| [\\w./]*\\/|\\s+(?:exits?|is|must|before|after|shows?|prints?|lists?|reports?|stays?|remains?|comes?|gives?|returns?|finds?)(?![\\p{L}])|[.,;]|$)|(?:make|just|task|rake|nox|tox) (?:-\\w \\S+ )?(?:test|check|lint|build|all|verify|bench|coverage|e2e|integration|ci|unit|format|fmt|docs?|typecheck|validate|smoke|release|golden|parity)(?:[-_:][\\w-]+)?(?![\\p{L}\\p{N}])|(?:make|just|rake|task) (?!sure |it |this |that |the |them )[a-z][\\w:-]{1,30}(?= (?:prints?|passes|exits?|reports?|must (?:pass|print|exit|report)|ends with|succeeds|is green|gives)(?![\\p{L}]))|(?:mvn|gradle|\\.\\/gradlew|\\.\\/mvnw|bazel|sbt|mix|swift|flutter|dart|composer|stack|cabal|zig|ctest|cmake)(?: -\\S+)* (?!${noArgument})(?:${word})|(?:bundle exec|bin\\/rails|rails) ${word}|ruff (?:check|format)|mypy (?=[\\w.-])\\S*[\\w/.]|golangci-lint run|shellcheck \\S+|\\.\\/[\\w./-]+(?:\\.sh|\\.py|\\.mjs|\\.js)|bash [\\w./-]+\\.sh|sh [\\w./-]+\\.sh)${more}${passedOn})`;

/** Emphasis around words; a line between letters is none. */
const emphasis =
  /\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<![A-Za-z0-9_])_{1,2}(?=[A-Za-z])|(?<=[A-Za-z.!?:])_{1,2}(?![A-Za-z0-9_])/g;

/** Signs that are read as words or as other signs. */
const spelled: Readonly<Record<string, string>> = {
  "’": "'",
  "\n": " ",
  "\u00a0": " ",
  "\u202f": " ",
  "\u3000": " ",
  ...Object.fromEntries([..."０１２３４５６７８９"].map((digit, value) => [digit, String(value)])),
  "∧": "and",
  "⇒": "→",
  "⟹": "→",
  "∃": "exists",
  "\ufe0e": "",
  "\ufe0f": "",
};

const dutyInCapitals = /\b(?:MUST|SHALL|SHOULD|MAY)(?: NOT)?(?=,? [a-z\ue001-\ue005])/g;

/** What follows a command line of which only the begin was read: a sign that no sentence has there, another argument with one, a pipe. Half a command is none. */
const goesOn = textPattern(
  () =>
    /^(?:[#~^$%=&|<>@*+\\/]|\?(?=\S)|\.{3}(?=\S| \p{Ll})| (?:[|]|[<>](?! ?\d)|&&|\|\|) | (?!--? )[^\s`]{0,80}[\^~#$])/u,
);

/** Finds the tokens of a text. In a text that holds a sign itself the sign is replaced, so that no text can fake a token. */
export const lex: (given: string) => Lexed = /* @__PURE__ */ recent(lexed);

function lexed(given: string): Lexed {
  const source = given.replace(anySign, "\ufffd");
  const tokens: Token[] = [];
  const offsets: number[] = [];
  let text = "";
  let read = 0;
  const copy = (to: number): void => {
    const part = source.slice(read, to);
    let from = 0;
    for (const { index, 0: mark } of part.includes("*") || part.includes("_") ? part.matchAll(emphasis) : []) {
      take(part.slice(from, index), read + from);
      from = index + mark.length;
    }
    take(part.slice(from), read + from);
  };
  const take = (part: string, at: number): void => {
    for (let index = 0; index < part.length; index += 1) {
      const char = part.charAt(index);
      const cell = char === "|" && text.endsWith(" ") && /^\s/.test(part.slice(index + 1));
      if (cell) {
        text = text.slice(0, -1);
        offsets.pop();
      }
      const said = cell ? "," : (spelled[char] ?? char);
      for (let count = 0; count < said.length; count += 1) offsets.push(at + index);
      text += said;
    }
  };
  for (const { 0: whole, index, groups = {} } of source.matchAll(lexer.of(source))) {
    if (groups.run !== undefined && goesOn.test(source.slice(index + whole.length, index + whole.length + 100)))
      continue;
    const quoted = Object.entries(groups).find(([name, value]) => name[0] === "q" && value !== undefined)?.[1];
    const kind = kindOf(groups, quoted);
    copy(index);
    const said = groups.code ?? quoted;
    tokens.push({ kind, text: (said ?? whole).trim(), from: index, to: index + whole.length, at: text.length });
    offsets.push(index);
    text += signs[kind];
    read = index + whole.length;
  }
  copy(source.length);
  offsets.push(source.length);
  // Names in capitals are names; the words of RFC 2119 are words.
  const said = text.replace(dutyInCapitals, (words) => words.toLowerCase());
  return withoutBlanks({ source, text: asWide(said), tokens, offsets });
}

/**
 * The same text, of which the engine knows that it may hold any character: a slice of one that does. A pattern is compiled once for texts of single bytes and
 * once for all others, and most sentences hold a sign of ours somewhere, which their words alone do not.
 */
const asWide = (text: string): string => `${signs.command}${text}`.slice(1);

/** A blank beside a sign of Chinese or Japanese, or before a Korean particle: writers put one or none between it and code. */
const besideHan = textPattern(
  () =>
    /(?<=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]) +| +(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])|(?<=[\ue001-\ue005]) (?=(?:을|를|이|가|은|는|로|으로|에|의|와|과|도|만|까지)(?!\p{scx=Hang}))/gu,
);

function withoutBlanks(lexed: Lexed): Lexed {
  const gone = new Set<number>();
  for (const { index, 0: blanks } of lexed.text.matchAll(besideHan.of(lexed.text)))
    for (let at = index; at < index + blanks.length; at += 1) gone.add(at);
  return without(lexed, gone);
}

/** The text without runs that change nothing; what is left keeps its offsets in the source. */
export function withoutRuns(lexed: Lexed, runs: readonly { readonly from: number; readonly to: number }[]): Lexed {
  return without(
    lexed,
    new Set(runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))),
  );
}

function without(lexed: Lexed, gone: ReadonlySet<number>): Lexed {
  if (gone.size === 0) return lexed;
  const { text } = lexed;
  const moved: number[] = [];
  for (let at = 0, before = 0; at <= text.length; at += 1) {
    moved.push(at - before);
    if (gone.has(at)) before += 1;
  }
  return {
    source: lexed.source,
    text: Array.from({ length: text.length }, (_, at) => (gone.has(at) ? "" : text.charAt(at))).join(""),
    tokens: lexed.tokens.flatMap((token) =>
      gone.has(token.at) ? [] : [{ ...token, at: moved[token.at] ?? token.at }],
    ),
    offsets: lexed.offsets.filter((_, at) => !gone.has(at)),
  };
}

/** Whether what is quoted is a command line, as those write it who have no backticks: a program that no sentence names, or one with an option or a path. */
const quotesRun = (text: string): boolean =>
  looksRun(text) && (/ (?:--?[A-Za-z]|\S*[/.:]\S)/.test(text) || unmistakableRun.test(text));
const unmistakableRun = textPattern(() => new RegExp(`^(?:(?:${unmistakable}) |\\.{1,2}/\\S+$)`));

function kindOf(
  { code, url, run, file, folder, dot }: Readonly<Record<string, string | undefined>>,
  quoted: string | undefined,
): TokenKind {
  if (url !== undefined) return "url";
  if (run !== undefined) return "command";
  if (file !== undefined || folder !== undefined || dot !== undefined) return "path";
  if (code === undefined) return quoted !== undefined && quotesRun(quoted.trim()) ? "command" : "quote";
  const text = code.trim();
  if (looksRun(text)) return "command";
  if (/^https?:\/\//.test(text)) return "url";
  return looksPath.test(text) && !maybeCall.test(text) && pathFault(text) === undefined ? "path" : "code";
}

/** A name with a dot that may as well be a call: `console.log`, `Array.map`, `.only`. */
export const maybeCall =
  /^[\w$]+\.(?:log|map|key|info|out|sum|diff|m|o|a|so|db|test|only|skip|exit|env|example|sample)$|^\.(?:only|skip|todo|each|then|catch|map|unwrap|value|length|get|set|await|first|last|any|all)$/;

/** Code that names a file, a folder or a glob: no blanks, and an ending, a slash or a star. */
const looksPath = madePattern(() => [
  `^(?:[^\\s/]{1,80}/){1,12}[^\\s/]{0,80}$|^[^\\s/()'"=<>]{1,120}\\.${extension}$|^\\.[a-z][\\w.-]{1,40}$|^(?:\\*\\*?|[\\w.-]*\\*\\.[\\w{},.]{1,20})$|^(?:Makefile|Dockerfile|Jenkinsfile|Procfile|Gemfile|Rakefile|Podfile|CODEOWNERS|LICENSE|CHANGELOG|README|NOTICE|Justfile)$`,
  "u",
]);
