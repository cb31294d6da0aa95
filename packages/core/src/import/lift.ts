import { artifact } from "../node/artifact.ts";
import { boundUnits } from "../node/bound-units.ts";
import { budget } from "../node/budget.ts";
import { command } from "../node/command.ts";
import type { BlockItems } from "../node/contract.ts";
import { once } from "../node/once.ts";
import { pathFault } from "../node/path-fault.ts";
import { shell } from "../node/shell.ts";
import { splitWords } from "../node/words.ts";

/**
 * What a sentence says of a command, and nothing else: that it exits 0, or passes. That it "returns 0" may be said of what it prints, as of
 * `grep -c` or a pipe into `wc`, and that it "is clean" of the tree that `git status` shows: read as exit codes, both would always hold.
 */
const verdicts = [
  "(?:exits?|ends?|finishes|terminates)(?: with)?(?: (?:exit )?(?:code|status))? (?<code>\\d{1,3})",
  "(?:returns?|completes)(?: with)? (?:an? )?(?:exit )?(?:code|status) (?<c1>\\d{1,3})",
  "(?:must |should |shall )?(?:passes|pass|succeeds?|is green|runs? (?:green|clean)|has exit code 0)",
  "(?:runs?|passes|completes|finishes|exits) (?:successfully|cleanly|without (?:any )?errors?)",
  "endet mit (?:exit-?code |code )?(?<c2>\\d{1,3})|läuft (?:grün |fehlerfrei |ohne fehler )?durch|ist grün|besteht|läuft (?:fehlerfrei|erfolgreich)",
  "(?:termina|sale|acaba) con (?:el )?código (?:de salida )?(?<c3>\\d{1,3})|pasa(?: sin errores)?|termina sin errores",
  "(?:se termine|sort) avec le code (?<c4>\\d{1,3})|passe|réussit|se termine sans erreur",
  "(?:termina|sai) com (?:o )?código (?:de saída )?(?<c5>\\d{1,3})|passa(?: sem erros)?",
  "(?:termina|esce) con (?:il )?codice (?<c6>\\d{1,3})|passa(?: senza errori)?",
  "завершается с кодом (?<c7>\\d{1,3})|проходит(?: без ошибок)?",
  "(?:的)?(?:退出码为|退出码是|返回退出码|以退出码)\\s?(?<c8>\\d{1,3})(?: 退出)?|通过|成功|执行成功|全部通过",
  "が(?:終了コード|コード)\\s?(?<c9>\\d{1,3})\\s?で(?:終わる|終了する)|が(?:通る|成功する|パスする|すべて通る)",
  "(?:가|이)\\s?(?:종료 코드|코드)\\s?(?<c10>\\d{1,3})(?:으로|로) (?:끝난다|종료된다|종료한다)|(?:가|이) (?:통과한다|성공한다|모두 통과한다)",
].join("|");

const says = once(
  () =>
    new RegExp(
      `^(?:(?:the |running |run )?(?:command |script )?|der befehl |el comando |la commande |o comando |il comando |команда |命令\\s?|コマンド\\s?|명령\\s?)\`([^\`\\n]+)\`\\s*(?:${verdicts})\\s*[.。]?$`,
      "iu",
    ),
);

const program =
  /^(?:npm|pnpm|yarn|bun|npx|node|deno|cargo|go|pytest|python3?|uv|poetry|tox|nox|ruff|mypy|pyright|flake8|pylint|eslint|tsc|biome|prettier|vitest|jest|mocha|playwright|make|cmake|ctest|mvn|gradle|dotnet|docker|kubectl|terraform|helm|git|grep|rg|curl|jq|bash|sh|bundle|rake|rspec|rubocop|phpunit|composer|swift|flutter|dart|bazel|nx|turbo|test|diff|golangci-lint|shellcheck|just|task|mix|sbt|goalpost)(?:\s|$)|^\.{1,2}\/\S|^\S+ -{1,2}\w|^[\w./-]+\.(?:sh|mjs|js|py|ts)(?:\s|$)|\|/;

/** Reads a sentence that says plainly that a command exits 0 or passes. Text that says more stays a claim. */
export function liftCommand(text: string): BlockItems["done_when"] | undefined {
  const found = says().exec(text);
  const run = found?.[1]?.trim();
  if (found === null || run === undefined || !program.test(run)) return undefined;
  const code = Object.values(found.groups ?? {}).find((group) => group !== undefined);
  const exitCode = Number(code ?? 0);
  if (exitCode > 255) return undefined;
  return splitWords(run).fault === undefined ? command(run, { exitCode }) : shell(run, { exitCode });
}

const exists = once(
  () =>
    /^(?:(?:the |a )?file |die datei |el archivo |le fichier |o arquivo |il file |файл |文件\s?|ファイル\s?|파일\s?)?(?:`([^`\s]+)`|([\w.@-]+(?:\/[\w.@-]+)*\.[A-Za-z]\w{0,7}))\s*(?:exists?|is there|is present|is created|has been created|existiert|ist vorhanden|existe|esiste|существует|存在|が存在する|が存在すること|(?:이|가|파일이|파일가)?\s?존재한다)\s*[.。]?$/iu,
);

/** Reads a sentence that says plainly that a file exists. */
export function liftArtifact(text: string): BlockItems["done_when"] | undefined {
  const found = exists().exec(text);
  const path = found?.[1] ?? found?.[2];
  if (path === undefined || pathFault(path) !== undefined || /[*?{]/.test(path) || !/[./]/.test(path)) return undefined;
  return artifact(path);
}

const amount = once(
  () =>
    `(?:\\$\\s?(?<dollars>\\d[\\d.,_]*)|(?<count>\\d[\\d.,_]*)\\s?(?<factor>k|m|million)?\\s?(?<unit>${Object.values(boundUnits).join("|")}))`,
);
const unnamed = once(() => amount().replace(/\(\?<\w+>/g, "(?:"));
const bounds = once(
  () =>
    new RegExp(
      `^(?:(?:stop|give up|abort|end|after|at|at most|at the latest|no more than|not more than|up to|within|max\\.?|maximum|a maximum of|limit|budget|bound|nach|höchstens|maximal|como máximo|después de|tras|au plus|après|al massimo|dopo|no máximo|após|не более|после|最多|不超过|最大|최대)[\\s:：]*){0,4}${unnamed()}(?:(?:\\s*[,;，、/]\\s*|\\s+)(?:(?:and|or|und|oder|y|o|et|ou|e|и|или|或|或者)\\s+)?${unnamed()}){0,3}(?:[,;]? (?:whichever|whatever) (?:comes|is|happens) (?:first|reached first))?(?: (?:are|is) (?:used up|used|reached|spent|over))?[\\s,;]*(?:whichever comes first)?[.。]?$`,
      "iu",
    ),
);
const amounts = once(() => new RegExp(amount(), "giu"));

/** Reads an entry that names bounds and nothing else: "80 turns or 5 hours". Text that says more stays a state in which to stop. */
export function liftBudget(text: string): BlockItems["stop_when"] | undefined {
  if (text.length > 200 || !bounds().test(text)) return undefined;
  const found: Partial<Record<"turns" | "minutes" | "tokens" | "dollars", number>> = {};
  for (const { groups = {} } of text.matchAll(amounts())) {
    const [bound, value] = boundOf(groups);
    if (bound === undefined || !(value > 0) || found[bound] !== undefined) return undefined;
    if ((bound === "turns" || bound === "tokens") && !Number.isInteger(value)) return undefined;
    found[bound] = value;
  }
  return budget(found);
}

function boundOf({ dollars, count, factor = "", unit = "" }: Readonly<Record<string, string | undefined>>) {
  if (dollars !== undefined) return ["dollars", numberOf(dollars)] as const;
  const name = (Object.keys(boundUnits) as (keyof typeof boundUnits)[]).find((each) =>
    new RegExp(`^(?:${boundUnits[each]})$`, "iu").test(unit),
  );
  const times = factor === "" ? 1 : factor.toLowerCase() === "k" ? 1000 : 1_000_000;
  const value = numberOf(count ?? "") * times;
  return name === "hours" ? (["minutes", value * 60] as const) : ([name, value] as const);
}

/** A number as people write it: its thousands apart or not. */
const numberOf = (written: string): number =>
  Number(
    written
      .replace(/[.,]$/, "")
      .replace(/[.,_](?=\d{3}(?:\D|$))/g, "")
      .replace(",", "."),
  );
