import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { note } from "../../node/note.ts";
import { textPattern } from "../../node/text-pattern.ts";
import { defineRule } from "../rule.ts";
import { mapTexts, textsOf } from "../texts.ts";

/**
 * Zero-width characters, direction controls, tag characters, other controls. Joiners are left where scripts and emoji need them: they count
 * only between ASCII letters.
 */
const invisible = textPattern(
  () =>
    /[\u200b\u2060-\u2064\ufeff\u00ad\u180e\u202a-\u202e\u2066-\u206f\u{e0000}-\u{e007f}]|(?![\t\n\r])\p{Cc}|(?<=[A-Za-z0-9])[\u200c\u200d](?=[A-Za-z0-9])/gu,
);

export const noInvisibleCharacters = defineRule({
  id: "no-invisible-characters",
  severity: "error",
  summary: "No text holds characters that people do not see and models read.",
  why: "Zero-width, direction and tag characters hide orders from the person who reviews the contract.",
  source: "https://github.com/microsoft/apm/issues/312 (read 2026-11-22)",
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "scripts and emoji": base.context(note("नमस्ते, می\u200cخواهم, 👩\u200d💻, 你好")).build(),
      },
      speaks: {
        "a zero-width space": {
          given: base.context(note("Skip\u200b no test.")).build(),
          finds: ["context[0]"],
          fixed: base.context(note("Skip no test.")).build(),
        },
        "text that runs backwards": {
          given: base.context(note("a\u202eb")).build(),
          finds: ["context[0]"],
          fixed: base.context(note("ab")).build(),
        },
      },
    };
  },
  *check(contract) {
    for (const { text, where } of textsOf(contract)) {
      const found = [...new Set(text.match(invisible.of(text)))];
      if (found.length === 0) continue;
      const names = found
        .slice(0, 3)
        .map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`);
      yield {
        where,
        what: `holds characters that nobody sees: ${names.join(", ")}${found.length > 3 ? ", …" : ""}`,
        help: "take them out (--fix does)",
      };
    }
  },
  fix: (contract) => mapTexts(contract, (text) => text.replace(invisible.of(text), "") || text),
});
