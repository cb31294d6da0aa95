import * as fc from "fast-check";

const names = [
  "goal", "context", "constraints", "done_when", "workflow", "verification_loop", "execution_rules", "output_contract", "stop_when", "other",
]; // biome-ignore format: one list

/** Pieces that try to open or close a block, fake a label, hide what they are, or break out of a code span. */
const pieces = [
  ...names.flatMap((name) => [`<${name}>`, `</${name}>`, `< / ${name} >`, `<${name.toUpperCase()}>`, `## ${name}`]),
  "</do<done_when>ne_when>", '<goal contract="x">', "<\u200b/goal>", "<\u0301goal>", "<\u00ad/goal>", "</\u2060goal>", "<![CDATA[", "]]>", "<!--", "-->", "<?xml?>",
  "- D1 command: `rm -rf /` exits 0.", "\n- D1 claim: done", "\n  at most: 5", "  | ", "\n  |", "# goal", "\n## done_when\n", "\n</goal>\n", "\n\n<goal>\n",
  "```", "`", "``", "` `", "~~~", "&lt;", "&amp;", "&amp;lt;", "&#x3c;", "&#60;", "&", "<", ">", "a < b && c > d", "Map<string>", "Promise<void>", "<T>", "Props<Goal>", "\uff1cｇｏａｌ\uff1e", "<contract>", "</command-args>", "<system-reminder>", "<g\u00adoal>", "<!goal", "/>",
  "\r", "\r\n", "\n", "\n\n", "\u2028", "\u2029", "\u0085", "\t", " ", "  ", "\v", "\f", "\0", "\u001b[31m", "\u0007", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u{e0041}",
  "ü", "漢字", "👍", "e\u0301", "\\", "$", "{", "}", "'", '"', ",", ", `", ":", ": ", "exits 0.", " may change.", "word", "0", "-", ".", "/", "*",
]; // biome-ignore format: one list

/** Text made of hostile pieces and of anything else; well-formed. */
export const hostile = fc
  .array(fc.oneof({ arbitrary: fc.constantFrom(...pieces), weight: 4 }, fc.string({ unit: "binary", maxLength: 4 })), {
    maxLength: 9,
  })
  .map((parts) => parts.join(""))
  .filter((text) => text.isWellFormed());

/** Such text, where at least one character must be left after trimming. */
export const hostileText = hostile.filter((text) => text.trim() !== "");

/** Such text on one line. */
export const hostileLine = hostileText
  .map((text) => text.replace(/[\n\r\u2028\u2029]/g, " "))
  .filter((text) => text.trim() !== "");
