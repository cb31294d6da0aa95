/** A condition of the corpus, and what a person said of it. */
export interface Labelled {
  readonly language: string;
  readonly measurable: boolean;
  readonly text: string;
}

/** Reads `fixtures/conditions.tsv`: language, yes or no, text. */
export const readCorpus = (tsv: string): readonly Labelled[] =>
  tsv
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [language = "", label = "", text = ""] = line.split("\t");
      return { language, measurable: label === "yes", text };
    });

/** FNV-1a over UTF-8. Even: the half that may be looked at while the judge is tuned; odd: the half that is held back. */
export function isHeldBack(text: string): boolean {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % 2 === 1;
}

/** Right and wrong verdicts. A positive is a condition that is blamed: one that cannot be measured. */
export interface Score {
  readonly conditions: number;
  readonly blamedRightly: number;
  readonly blamedWrongly: readonly Labelled[];
  readonly missed: readonly Labelled[];
  readonly precision: number;
  readonly recall: number;
}

/** Scores a judge on labelled conditions. */
export function score(corpus: readonly Labelled[], isMeasurable: (text: string) => boolean): Score {
  const blamed = corpus.filter(({ text }) => !isMeasurable(text));
  const blamedWrongly = blamed.filter(({ measurable }) => measurable);
  const missed = corpus.filter((each) => !each.measurable && !blamed.includes(each));
  const right = blamed.length - blamedWrongly.length;
  return {
    conditions: corpus.length,
    blamedRightly: right,
    blamedWrongly,
    missed,
    precision: right / Math.max(blamed.length, 1),
    recall: right / Math.max(right + missed.length, 1),
  };
}
