import { GoalpostError } from "@goalpost/core";
import { Option } from "commander";

/** An option that may be repeated. */
export const manyOption = (flags: string, text: string): Option =>
  new Option(flags, text)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([] as readonly string[]);

/** `--trusted DIR`: where danger is allowed. */
export const trustedOption = (): Option =>
  manyOption("--trusted <folder>", "a folder in which a configuration without a sandbox may be used; may be repeated");

/** `--loosen KEY=REASON`. */
export const loosenOption = (): Option =>
  manyOption("--loosen <key=reason>", "let a safety key become looser, and keep the reason; may be repeated");

/**
 * Reads `--loosen KEY=REASON` values.
 *
 * @throws GoalpostError `cli/no-reason`.
 */
export function readLoosens(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf("=");
      const [key, reason] = [each.slice(0, at).trim(), each.slice(at + 1).trim()];
      if (at > 0 && key !== "" && reason !== "") return [key, reason];
      throw new GoalpostError({
        code: "cli/no-reason",
        where: `--loosen ${each}`,
        what: "names no reason, expected KEY=REASON",
        help: 'say why: --loosen sandbox_mode="the container is thrown away"',
      });
    }),
  );
}
