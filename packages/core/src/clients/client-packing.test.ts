import { expect, test } from "vitest";
import { goal } from "../builder/goal.ts";
import { command } from "../node/command.ts";
import { pack } from "../pack/pack.ts";
import { packFor } from "./client-packing.ts";
import { clientPackings, measuredFor } from "./client-packings.ts";

test("a contract without an id is packed nowhere, as it is compiled nowhere", () => {
  const nameless = goal("Port it.").doneWhen(command("pnpm test")).build();
  const digest = () => "0".repeat(64);
  const limit = { max: 4000, unit: "scalars" } as const;
  for (const run of [
    () => pack(nameless, { limit, digest }),
    () => packFor(nameless, clientPackings.codex, digest),
    () => packFor(nameless, clientPackings["claude-code"], digest),
  ]) {
    expect(run).toThrow(/^contract\.id: was not given, or is "unnamed", .*\n {2}code: contract\/no-id$/s);
  }
  // Lint measures it all the same, and writes nothing.
  expect(measuredFor(nameless, "codex", clientPackings.codex.limit).length).toBeGreaterThan(0);
});

test("an option or argument that packing does not read is refused", () => {
  const port = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
  const digest = () => "0".repeat(64);
  const options = { limit: { max: 4000, unit: "scalars" }, digest } as const;
  // @ts-expect-error -- no such option
  expect(() => pack(port, { ...options, note: ["a"] })).toThrow(
    /^pack\.note: is not an option of pack, .*\n {2}help: write "notes"/,
  );
  // @ts-expect-error -- nothing stands behind the options
  expect(() => pack(port, options, ["a"])).toThrow(/^pack: was given \["a"\] after all that it takes/);
  // @ts-expect-error -- no such option
  expect(() => packFor(port, { ...clientPackings.codex, sized: "short" }, digest)).toThrow(/^packFor\.sized: /);
  // @ts-expect-error -- nothing stands behind the digest
  expect(() => packFor(port, clientPackings.codex, digest, "short")).toThrow(/^packFor: was given "short"/);
});
