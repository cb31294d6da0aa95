import { absent, artifact, budget, type Contract, command, goal, never, note, scope, unchanged } from "@goalpost/core";

const sentence =
  "Amounts are integers of cents from the request to the database, and no step rounds, converts or prints them on the way.";

/** A clean contract of about 900 words; the number tells them apart. */
export const contract900 = (index: number): Contract =>
  goal(`Port service ${index} to Fastify 5 with every HTTP response unchanged.`, { id: `port-${index}` })
    .context(
      "SPEC.md",
      "src/**/*.ts",
      "test/golden/*.json",
      ...Array.from({ length: 24 }, (_, at) => note(`Case ${at}: ${sentence}`)),
    )
    .constraints(
      scope("src/**", "reports/**"),
      unchanged("test/golden/**"),
      never("Skip a test.", { instead: "Fix its cause." }),
      "Keep deterministic logic at the protocol boundary.",
    )
    .doneWhen(
      command("pnpm test"),
      artifact("reports/parity.json", { json: { mismatches: 0 } }),
      absent(/429/, { in: "logs/requests.log" }),
      `p95 of service ${index} stays below 200 ms`,
    )
    .workflow(...Array.from({ length: 8 }, (_, at) => `Port route ${at} and run \`pnpm test\`. ${sentence}`))
    .outputContract("reports/parity.json")
    .stopWhen("a golden file disagrees with SPEC.md", budget({ turns: 60, minutes: 100 }))
    .build();
