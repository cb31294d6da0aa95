import { goal } from "../../builder/goal.ts";
import { absent } from "../../node/absent.ts";
import { artifact } from "../../node/artifact.ts";
import { command } from "../../node/command.ts";
import { isGlob } from "../../node/is-glob.ts";
import { scope } from "../../node/scope.ts";
import { covers } from "../covers.ts";
import { wording } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";

export const judgedFileHasProducer = defineRule({
  id: "judged-file-has-producer",
  severity: "info",
  summary: "A report or a log that a machine judges is made by a command, or named in the scope as the work itself.",
  why: "Whoever writes a report by hand writes what the check looks for. With producedBy the room makes it again; without, the verdict is open and never done.",
  source: "120 ways to fake a done, played on 2026-11-29: logs and reports that were written by hand",
  cases: () => {
    const contract = (...paths: readonly string[]) => {
      const [first = "src/**", ...more] = paths;
      return goal("Port it.").constraints(scope(first, ...more));
    };
    const parity = { json: { mismatches: 0 } };
    return {
      silent: {
        "a command makes it": contract()
          .doneWhen(artifact("reports/parity.json", { ...parity, producedBy: command("pnpm parity") }))
          .build(),
        "the scope names it": contract("src/**", "docs/guide.md")
          .doneWhen(artifact("docs/guide.md", { contains: "Migration" }))
          .build(),
        "a source of the project": {
          given: contract()
            .doneWhen(absent(/axios/, { in: "src/http.ts" }))
            .build(),
          context: { files: ["src/http.ts"] },
        },
        "each file of a glob": contract()
          .doneWhen(absent(/axios/, { in: "src/**" }))
          .build(),
        "no scope at all": goal("Port it.").doneWhen(artifact("reports/parity.json", parity)).build(),
      },
      speaks: {
        "a report": {
          given: contract().doneWhen(artifact("reports/parity.json", parity)).build(),
          finds: ["done_when[0]"],
        },
        "a log": {
          given: contract()
            .doneWhen(absent(/429/, { in: "logs/requests.log", lastLines: 100 }))
            .build(),
          finds: ["done_when[0]"],
        },
        "a new file within a glob": {
          given: contract("src/**", "reports/**").doneWhen(artifact("reports/parity.json", parity)).build(),
          context: { files: ["src/a.ts"] },
          finds: ["done_when[0]"],
        },
      },
    };
  },
  *check(contract, context) {
    const { files, hasFile = files && ((path: string) => files.includes(path)) } = context;
    const decided = [...itemsIn(contract, "constraints"), ...itemsIn(contract, "done_when")];
    const scopes = decided.flatMap(({ item }) => (item.kind === "scope" ? [item.paths] : []));
    if (scopes.length === 0) return;
    const named = new Set(scopes.flat());
    for (const { item, where } of decided) {
      if ((item.kind !== "artifact" && item.kind !== "absent") || item.produced_by !== undefined) continue;
      const path = item.kind === "artifact" ? item.path : item.in;
      const isOutside = scopes.some((paths) => !covers(paths)(path));
      if (isGlob(path) || named.has(path) || hasFile?.(path) === true || (!isOutside && hasFile === undefined)) continue;
      const made = { ...item, produced_by: command("npm run report"), ...(item.kind === "absent" ? { if_missing: "fail" as const } : {}) };
      yield {
        where,
        what: `judges ${path}, which the agent alone writes, so the verdict will be open`,
        help: `name the command that makes it, as in ${wording(context, made, item.id)}; or name the file in the scope where it is the work itself`,
      };
    }
  },
}); // biome-ignore format: one
