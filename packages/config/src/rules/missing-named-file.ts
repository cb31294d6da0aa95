import { clientWords } from "../client-words.gen.ts";
import { pathText } from "../path.ts";
import { type ConfigRule, upperFirst } from "./rule.ts";

/** A file that a key names is there. */
export const missingNamedFile: ConfigRule = {
  id: "missing-named-file",
  severity: "error",
  targets: ["codex"],
  summary: "A file that a key names is there.",
  why: `${upperFirst(clientWords.codex.missingFileStops)}.`,
  source: clientWords.codex.source,
  cases: {
    "it is there": { text: 'model_instructions_file = "house.md"', facts: { missingFiles: [] }, finds: [] },
    "it is not": {
      text: 'model_instructions_file = "hause.md"',
      facts: { missingFiles: [["model_instructions_file"]] },
      finds: ["model_instructions_file"],
    },
  },
  *check({ missingFiles = [] }) {
    for (const path of missingFiles) {
      yield {
        path,
        what: `the file that ${pathText(path)} names is not there, and the client does not start without it`,
        help: "correct the path, which counts from the folder of this file, or make the file",
      };
    }
  },
};
