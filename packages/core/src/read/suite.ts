import { madePattern } from "./made-pattern.ts";

/** "All test suites green", "the tests pass": claims that the project's whole suite holds, in ten languages. */
const suite = madePattern(() => [
  `^(?:${[
    "(?:and )?(?:(?:all|every|the|our|whole|full|entire|complete|existing|existing and new|new and existing|unit|integration|of|both) )*(?:automated )?(?:tests?|test ?suites?|suites?|specs?|unit tests?|test cases)(?: suites?)?(?: (?:are|is|must|should|shall|still|all|stays?|remains?|be|runs?|keep|comes? (?:back|out)|have to|has to|need to))* ?(?:pass(?:es|ed|ing)?|green|succeeds?|clean)(?: (?:again|too|as well|in the end|at the end|locally))?",
    "(?:alle |die |sämtliche |ganze )*(?:tests?|testsuites?|testläufe|unit-?tests)(?: (?:sind|ist|laufen|läuft|müssen|bleiben|alle|wieder))* ?(?:grün|durch|bestehen|bestanden|erfolgreich)(?: sein| laufen)?",
    "(?:tous |toutes |les |la |toute |suite de )*(?:tests?|suites? de tests?)(?: (?:sont|est|doivent|restent|au))* ?(?:passent|passe|verts?|vertes?|passer|réussis?|réussissent)",
    "(?:todos |todas |los |las |la |el |toda |suite de )*(?:tests?|pruebas|suites?)(?: (?:están|deben|siguen|en|de pruebas))* ?(?:pasan|pasa|verdes?|verde|pasar|en verde)",
    "(?:tutti |tutte |i |le |la |gli )*(?:test|suite|suite di test)(?: (?:sono|devono|restano))* ?(?:passano|passa|verdi|verde|passare)",
    "(?:todos |todas |os |as |a |o )*(?:testes?|suítes?)(?: (?:estão|devem|de testes))* ?(?:passam|passa|verdes?|passar|passando)",
    "(?:все )?тесты(?: (?:должны|снова))* ?(?:зел[её]ные|проходят|прошли|пройдены|проходить)",
    "(?:所有|全部|整个)?(?:的)?(?:单元)?测试(?:用例|套件)?(?:都|全部|均|必须|应当?)*(?:通过|为绿|绿)了?",
    "(?:すべての|全ての|全)?(?:ユニット)?テスト(?:スイート)?(?:が|は)?(?:すべて|全て|全部)?(?:通る|通っている|パスする|パスしている|成功する|グリーン(?:である)?|緑(?:である)?)(?:こと)?",
    "(?:모든|전체)? ?(?:단위 )?테스트(?:가|는)? ?(?:모두|전부|다)? ?(?:통과(?:한다|해야 한다|함)?|녹색(?:이다)?|초록(?:이다)?)",
  ].join("|")})[.。!！]?$`,
  "iu",
]);

/** Whether a claim says that the whole test suite passes, and names no command. */
export const claimsSuite = (text: string): boolean =>
  text.length <= 120 && !text.includes("`") && suite.test(text.trim());
