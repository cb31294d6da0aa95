/**
 * How a rendered contract is read, in five lines, for a reader who has never seen one. They stand above the first block, where a parser skips
 * them; {@link render} writes them when it is asked to.
 *
 * @example
 * howToRead.length; // 5
 */
export const howToRead: readonly string[] = [
  "Each entry begins with an id and its kind. Cite the id (C1, D2) when you keep it, prove it or cannot keep it. All blocks bind.",
  "A command or shell check is run as it is written, from the project's root or the folder that it names; what stands in constraints holds all the time, in done_when at the end.",
  "gate: run its check before the next step. When it fails, fix the cause and run it again; do not go on before it passes. after: run its check each time that what it names has happened.",
  "review: a person decides, by the evidence file that you write. claim: nothing checks it but a person, so make it true and say how you know.",
  "done_when is the end, and stop_when the only other reason to stop: name the state and show its evidence. A budget is held from outside; it is not a reason to stop early.",
];

/** @internal The lines as they stand in the text. */
export const howToReadText = (): string => howToRead.map((line) => `> ${line}\n`).join("");
