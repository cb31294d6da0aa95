import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

/** Subjects that speak of a part, or of each file of a folder, and how they go on: that they hold something, that they do not, that they exist. */
const languages: Readonly<Record<string, { readonly subjects: readonly string[]; readonly verbs: readonly string[] }>> =
  {
    en: {
      subjects:
        "Few files in P|A few scripts in P|Some files under P|Most files in P|Not every file in P|Not all files in P|Almost every file in P|Less than half of the files in P|At most two files in P|At least one of the files in P|Many modules in P|Every file in P|Each file under P|All files in P".split(
          "|",
        ),
      verbs: ["contain `x`", "contains `x`", "mention `x`", "hold the line `x`"],
    },
    de: { subjects: "Wenige Dateien in P|Einige Dateien in P|Die meisten Dateien in P|Nicht jede Datei in P|Fast alle Dateien in P|Mindestens eine der Dateien in P|Jede Datei in P|Alle Dateien in P".split("|"), verbs: ["enthalten `x`", "enthält `x`"] }, // biome-ignore format: one
    fr: { subjects: "Peu de fichiers de P|Certains fichiers dans P|La plupart des fichiers de P|Pas tous les fichiers de P|Presque tous les fichiers de P|Chaque fichier de P|Tous les fichiers dans P".split("|"), verbs: ["contiennent `x`", "contient `x`"] }, // biome-ignore format: one
    es: { subjects: "Pocos archivos de P|Algunos archivos en P|La mayoría de los archivos de P|No todos los archivos de P|Casi todos los archivos de P|Cada archivo de P|Todos los archivos en P".split("|"), verbs: ["contienen `x`", "contiene `x`"] }, // biome-ignore format: one
    it: { subjects: "Pochi file in P|Alcuni file in P|La maggior parte dei file in P|Non tutti i file in P|Quasi tutti i file in P|Ogni file in P|Tutti i file in P".split("|"), verbs: ["contengono `x`", "contiene `x`"] }, // biome-ignore format: one
    pt: { subjects: "Poucos arquivos em P|Alguns arquivos em P|A maioria dos arquivos em P|Nem todos os arquivos em P|Quase todos os arquivos em P|Cada arquivo em P|Todos os arquivos em P".split("|"), verbs: ["contêm `x`", "contém `x`"] }, // biome-ignore format: one
    ru: { subjects: "Немногие файлы в P|Некоторые файлы в P|Большинство файлов в P|Не каждый файл в P|Почти все файлы в P|Каждый файл в P|Все файлы в P".split("|"), verbs: ["содержат `x`", "содержит `x`"] }, // biome-ignore format: one
    zh: { subjects: "P 下少数文件|P 下一些文件|P 下大多数文件|不是所有 P 下的文件都|P 下几乎所有文件|P 下每个文件都|P 下所有文件都".split("|"), verbs: ["包含 `x`"] }, // biome-ignore format: one
    ja: { subjects: "P の一部のファイルは|P のいくつかのファイルは|P のほとんどのファイルは|P のすべてのファイルは|P の各ファイルは".split("|"), verbs: ["`x` を含む"] }, // biome-ignore format: one
    ko: { subjects: "P 의 일부 파일이|P 의 여러 파일이|P 의 대부분 파일이|P 의 거의 모든 파일이|P 의 모든 파일이|P 의 각 파일이".split("|"), verbs: ["`x` 를 포함한다"] }, // biome-ignore format: one
  };

const criteria = Object.entries(languages).flatMap(([code, { subjects, verbs }]) =>
  subjects.flatMap((subject) =>
    verbs.flatMap((verb) =>
      ["`src/`", "src/parts", "`src/**/*.ts`"].map((path) => `${code}|${subject.replace("P", path)} ${verb}`),
    ),
  ),
);

test("a part of what is named, or each file of a folder, is checked by nothing that checks the whole", () => {
  expect(criteria.length).toBeGreaterThan(400);
  const lifted = criteria.filter((each) => {
    const [, criterion = ""] = each.split("|");
    const { draft } = importPrompt(`## Goal\nx\n\n## Done when\n- ${criterion}.\n`);
    return draft.blocks.find(({ kind }) => kind === "done_when")?.items.some(({ kind }) => kind !== "claim");
  });
  expect(lifted).toEqual([]);
});

test.each([
  ["No file under `src/` contains `x`", "absent"],
  ["`docs/a.md` contains `x`", "artifact"],
])("%s is checked", (criterion, kind) => {
  const { draft } = importPrompt(`## Goal\nx\n\n## Done when\n- ${criterion}\n`);
  expect(draft.blocks[1]?.items[0]?.kind).toBe(kind);
});
