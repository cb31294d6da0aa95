import { pathText } from "../path.ts";
import type { ConfigRule } from "./rule.ts";

/** A file that a key names is there. */
export const missingNamedFile: ConfigRule = {
  id: "missing-named-file",
  severity: "error",
  targets: ["codex"],
  summary: "A file that a key names is there.",
  why: "Without the file of model_instructions_file, model_catalog_json or experimental_compact_prompt_file the client does not start.",
  source: "codex-cli 0.169.0, every key that holds a path asked, run 2026-11-29",
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
        mend: "correct the path, which counts from the folder of this file, or make the file",
      };
    }
  },
};
