import { gitHygiene } from "@acme/goalpost-preset";
import { budget, command, goal, scope } from "goalpost";

export default goal("Every page of pages/ has a title.")
  .context("pages/*.md", "check.mjs")
  .use(gitHygiene)
  .constraints(scope("pages/**"))
  .doneWhen(command("node check.mjs"))
  .stopWhen("a page has no author: ask @docs", budget({ turns: 20 }));
