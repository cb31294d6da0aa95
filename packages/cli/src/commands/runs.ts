import { addGroup, type Register } from "../program.ts";
import { registerRunsClean } from "./runs/clean.ts";
import { registerRunsExport } from "./runs/export.ts";
import { registerRunsList } from "./runs/list.ts";
import { registerRunsReplay } from "./runs/replay.ts";
import { registerRunsShow } from "./runs/show.ts";

/** `goalpost runs …`: what the logs of this project tell. */
export const registerRuns: Register = (program, session) => {
  const runs = addGroup(program, {
    name: "runs",
    group: "Daily:",
    summary: "list the runs of this project, show one, play one again, export it",
    description:
      "Every run keeps a log outside of the project, where the agent cannot write. RUN is a run's id, or its beginning, as the list shows it; or a contract's id or file, which means its newest run.",
  });
  registerRunsList(runs, session);
  registerRunsShow(runs, session);
  registerRunsReplay(runs, session);
  registerRunsExport(runs, session);
  registerRunsClean(runs, session);
};
