import { lazyPattern } from "../../node/lazy-pattern.ts";
import { once } from "../../node/once.ts";
import { lexicon } from "./lexicon.ts";

/** What has a verdict of its own: a test suite, a build, a linter, a type checker, a pipeline. */
export const judged = once(() =>
  lexicon(
    [
      "tests?|test suites?|test cases?|suites?|specs?|unit tests?|lint|linter|linting|linters|eslint|type ?checks?|type-?checks?|type ?checker|typecheck~|builds?|compiles?|compilation|compiler|ci|ci/cd|pipelines?|checks|static analysis|formatter|format check|pre-commit|smoke tests?|e2e|workflow run|github actions|assertions?|examples|(?:commands?|scripts?|programs?|jobs?|migrations?) (?:runs?|finish~|completes?|exits?|terminates?)",
      "tests|testsuite~|unit-tests?|unittests?|testfälle|build|kompilier~|übersetz~|pipeline~|typprüfung~|linter|statische analyse|prüfungen",
      "pruebas?|tests?|suites?|compilación|compila|compilan|construcción|canalización|comprobaciones|verificación de tipos|analizador",
      "compile|compilent|la compilation|vérification des types|analyse statique|vérifications",
      "testes?|compilação|verificação de tipos|análise estática|verificações|suíte",
      "prove|compilazione|controllo dei tipi|analisi statica|controlli|suite",
      "тест|теста|тесты|тестов|тестами|сборк~|собирается|компил~|линтер~|линт|пайплайн~|конвейер~|проверка типов|проверки|статическ~ анализ~|автотест~|юнит-тест~",
    ],
    [
      "测试|用例|构建|编译|流水线|静态检查|静态分析|类型检查|代码检查|单测|集成|打包",
      "テスト|ビルド|コンパイル|型チェック|型検査|リント|静的解析|パイプライン|lint|CI",
      "테스트|빌드|컴파일|타입 검사|타입 체크|린트|린터|정적 분석|파이프라인|CI",
    ],
  ),
);

/** The good verdict. */
export const passed = once(() =>
  lexicon(
    [
      "pass|passes|passed|passing|success|succeeds?|succeeded|succeeding|successful|successfully|green|(?:is|are|stays?|comes?|be|come back) clean|cleanly|without (?:any )?(?:errors?|warnings?|failures?)|with no (?:errors?|warnings?|failures?)|no (?:errors?|warnings?|failures?|failing)|error-free|warning-free|reports? nothing|reports? no~",
      "besteht|bestehen|bestanden|erfolgreich|grün|grüne[rsn]?|fehlerfrei|läuft .{0,20}durch|laufen .{0,20}durch|durchläuft|durchlaufen|ohne (?:fehler|warnung~)|keine (?:fehler|warnung~)",
      "pasan?|pasen?|pasad[oa]s?|superan?|superad[oa]s?|con éxito|exitos[oa]s?|exitosamente|en verde|verdes?|sin (?:errores|advertencias|fallos|avisos)|ningún error|ninguna advertencia|no (?:muestra|hay|da|informa|reporta|devuelve|arroja) (?:ningun[ao]? )?(?:errores|advertencias|fallos|error|advertencia)",
      "passent|passe|passés|passées|réussi~|avec succès|au vert|est vert|verts?|verte?s?|sans (?:aucune? )?(?:erreurs?|avertissements?|échecs?)|aucune? (?:erreur|avertissement|échec)|ne signale (?:rien|aucun~)",
      "passam|passa|passem|passaram|aprovad[oa]s|com sucesso|bem-sucedid[oa]s?|verdes?|sem (?:erros?|avisos?|falhas?|alertas?)|nenhum (?:erro|aviso|alerta)|nenhuma falha|não (?:mostra|há|reporta|acusa|aponta|emite) (?:nenhum )?(?:erros?|avisos?)",
      "passano|passa|passati|superat[ioae]|superano|con successo|ha successo|verde|verdi|senza (?:errori|avvisi|avvertimenti|fallimenti)|nessun (?:errore|avviso)|non (?:segnala|riporta|mostra|dà) (?:errori|avvisi|alcun errore|nulla)",
      "проходит|проходят|прошли|прошёл|прошла|пройден~|успешн~|зелён~|зелен~|без (?:ошибок|предупреждений|сбоев)|нет (?:ошибок|предупреждений)|не (?:выдаёт|выдает|находит|сообщает|показывает|даёт) (?:ни одной |никаких )?(?:ошиб~|предупрежд~|об ошибках)|ни одной ошибки",
    ],
    [
      "通过|成功|全绿|绿色|为绿|变绿|无错误|没有错误|无警告|没有警告|无报错|不报错|没有报错|无失败|没有失败",
      "通る|通り|通って|通過|パス|成功|グリーン|緑|エラーなし|エラーが(?:出|な)|エラーを出さ|警告なし|警告が(?:出|な)|失敗しな|失敗が(?:な|0)|合格",
      "통과|성공|녹색|초록|오류 없이|에러 없이|경고 없이|오류가 없|에러가 없|경고가 없|실패하지",
    ],
  ),
);

/** A tool's silence: "no TypeScript errors", "zero lint warnings". */
export const silence = once(() => {
  const tool =
    "tsc|typescript|eslint|phpstan|psalm|sonar\\p{L}*|checkstyle|pytype|stylelint|es-?lint|lint\\p{L}*|typ\\p{L}{0,6}|compil\\p{L}*|kompil\\p{L}*|console|konsol\\p{L}*|consol[ae]|build|mypy|clippy|ruff|pylint|flake8|pyright|biome|rubocop|shellcheck|accessibility|axe|a11y|deprecation|tipos?|tipi|typage|типов|типизации|консол\\p{L}*|компил\\p{L}*|линт\\p{L}*|类型|编译|控制台|型|コンパイル\\p{L}*|コンソール|タイプ|타입|컴파일|콘솔|린트";
  const bad =
    "errors?|warnings?|alerts?|violations?|alertes?|alertas?|fehler\\p{L}*|warnung\\p{L}*|errores|advertencias?|avisos?|erreurs?|avertissements?|erros?|errori?|avvisi|avviso|ошиб\\p{L}*|предупрежд\\p{L}*";
  const none =
    "no|zero|without|free of|keine?r?|ohne|sin|ning[uú]na?|aucune?|sans|sem|nenhuma?|nessuna?|senza|нет|без|ни одно[йг]о?";
  return lazyPattern(
    [
      `(?<!\\p{L})(?:${none})(?!\\p{L})[^.!?\\n,;]{0,20}?(?<!\\p{L})(?:${tool})[\\s-]*(?:${bad})`,
      `(?<!\\p{L})(?:${none})\\s(?:\\p{L}+\\s){0,1}(?:${bad})(?:\\s\\p{L}{1,4}){0,2}[\\s'’](?:${tool})(?!\\p{L})`,
      `(?<!\\p{L})(?:${none})\\s(?:${bad})[^.!?\\n,;]{0,30}\\s(?:${tool})(?!\\p{L})`,
      `(?:${tool})[-\\s]?(?:${bad})[^.!?\\n]{0,20}(?<!\\p{L})(?:0|zero|gone|keine)(?!\\p{L})`,
      "(?:无|没有|零)[^。！？\\n，]{0,10}(?:类型|编译|控制台|lint|eslint|tsc|typescript)[^。！？\\n，]{0,8}(?:错误|警告|报错)",
      "(?:类型|编译|控制台|lint|eslint|tsc|typescript)[^。！？\\n，]{0,8}(?:无|没有|不报)[^。！？\\n，]{0,4}(?:错误|警告|错)",
      "(?:型|コンパイル|コンソール|lint|eslint|tsc|typescript|リント)[^。！？\\n、]{0,10}(?:エラー|警告)[^。！？\\n、]{0,6}(?:な|ゼロ|出な|出さな)",
      "(?:타입|컴파일|콘솔|린트|eslint|tsc|typescript)[^.!?\\n,]{0,10}(?:오류|에러|경고)[^.!?\\n,]{0,6}(?:없|0)",
    ],
    { flags: "iu" },
  );
});

/** States with a name that a tool shows: a clean working tree, a merged pull request. */
export const namedState = once(() =>
  lazyPattern(
    [
      /(?:git status|working (?:tree|copy|directory)|work tree|arbeitsverzeichnis|工作区|作業ツリー|ワーキングツリー|작업 트리|árbol de trabajo|arbre de travail|рабоч\p{L}+ (?:дерево|каталог))[^.!?。\n]{0,30}(?:clean|empty|nothing|sauber|leer|干净|为空|クリーン|きれい|空|깨끗|limpi|propre|vide|чист|пуст)|clean (?:git status|working (?:tree|copy|directory)|work tree)|(?<!\p{L})(?:pr|pull request|merge request|issue|ticket|tag|release|branch|commit|#)\s?#?[\w./-]{0,30}\s(?:is |has been |was |gets )?(?:merged|closed|pushed|tagged|published|opened)(?!\p{L})|(?:same|identical|byte-for-byte equal|gleiche[nrs]?|identische[nrs]?|mism[oa]|misma|même|mesm[oa]|stess[oa]|одинаков\p{L}*|тот же|та же)\s(?:\p{L}+\s)?(?:output|results?|hash(?:es)?|checksums?|bytes|digest|rows?|ausgabe|ergebnis|prüfsumme|salida|resultado|sortie|résultat|saída|risultato|вывод|результат|хеш)|(?:行数|件数|数量|哈希|校验和|输出|チェックサム|ハッシュ|出力|행 수|출력|해시)[^。.\n]{0,20}(?:一致|相同|同じ|같|동일)|(?:conclusion|status|state|zustand|estado|statut|状态|ステータス|상태)\s(?:is |of |ist )?["'`]?(?:success|succeeded|completed|open|closed|active|healthy|running|ready|merged)(?!\p{L})|published (?:on|to) (?:npm|pypi|crates\.io|maven|docker hub)|(?:output|diff|stdout|stderr|ausgabe|salida|sortie|saída|вывод)\s(?:of \S+ )?(?:is|ist|está|est|é)?\s?(?:empty|leer|vac[ií]a?o?|vide|vazi[ao]|пуст\p{L}*)(?!\p{L})|(?:出力|输出|출력)[^。.\n]{0,6}(?:空|为空|없|비어)/iu
        .source,
    ],
    { flags: "iu" },
  ),
);
