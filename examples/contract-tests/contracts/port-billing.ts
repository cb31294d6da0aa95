import { absent, artifact, budget, command, goal, never, scope, unchanged } from "@goalpost/core";

export default goal("Port billing to Fastify 5 with every HTTP response unchanged.", { id: "port-billing" })
  .context("SPEC.md", "src/billing/**/*.ts", "test/golden/*.json")
  .constraints(
    scope("src/billing/**", "reports/**", "package.json"),
    unchanged("test/golden/**"),
    never("Skip, delete or weaken a test.", { instead: "Fix its cause." }),
  )
  .doneWhen(
    command("pnpm test"),
    artifact("reports/parity.json", { json: { mismatches: 0 }, producedBy: command("pnpm parity") }),
    absent(/\b429\b/, { in: "logs/requests.log", producedBy: command("pnpm replay") }),
  )
  .stopWhen("a golden file disagrees with SPEC.md", budget({ turns: 60, minutes: 100 }));
