import { budget, command, goal, never, scope, template } from "goalpost";
import { z } from "zod";

/** One row of services.csv: a service, and a dependency that it is to take in another major version. */
const row = z.object({
  service: z.string().regex(/^[a-z][a-z0-9-]*$/),
  team: z.string().min(1),
  dependency: z.string().regex(/^[a-z][a-z0-9-]*$/),
  major: z.coerce.number().int().positive(),
  test: z.string().min(1),
});

export default template(row, ({ service, team, dependency, major, test }) =>
  goal(`services/${service} runs on ${dependency} ${major}, with its tests unchanged.`, {
    id: `${service}-${dependency}`,
  })
    .context(`services/${service}/package.json`, `services/${service}/src/**`)
    .constraints(
      scope(`services/${service}/src/**`, `services/${service}/package.json`, "package-lock.json"),
      never("Change a test to make it pass.", { instead: "Change the code that the test shows to be wrong." }),
    )
    .doneWhen(command(test), command(`node scripts/major-of.mjs ${service} ${dependency} ${major}`))
    .workflow("Read the notes of the release.", "Change one call at a time.")
    .stopWhen(`a call has no replacement: ask @${team}`, budget({ turns: 40, minutes: 90 })),
);
