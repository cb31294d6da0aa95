import { gitHygiene } from "@acme/goalpost-preset";
import { budget, command, goal, scope } from "goalpost";

export default goal("Every invoice of invoices.json has a total that is the sum of its lines.")
  .context("invoices.json", "check.mjs")
  .use(gitHygiene)
  .constraints(scope("invoices.json"))
  .doneWhen(command("node check.mjs"))
  .stopWhen("a line has no amount: ask @billing", budget({ turns: 20 }));
