import { say, script, turn } from "@goalpost/rehearsal";
import { describeAsking } from "@goalpost/stage";
import { clientPath, realCodex } from "../testing/stage.ts";
import { openAskSession } from "./run.ts";

describeAsking({
  client: "codex",
  title: "Codex",
  skip: realCodex.skip,
  path: clientPath,
  open: openAskSession,
  questionId: "port",
  answer: (value) => say(JSON.stringify(value)),
  amiss: (wrong, right) => script(turn(wrong), turn(right)),
});
