import type { Part } from "./parts.ts";

/** Whether all that was made is one command that passes, of whose output nothing is said. */
export const isPass = ([only, ...more]: Part["made"]): boolean =>
  only?.item.kind === "command" && more.length === 0 && only.item.exit_code === 0 && only.item.stdout === undefined;

/** Parts each of which a command decides again and again, or before work goes on; undefined where one says anything else. */
export const checkedParts = (parts: readonly Part[] | undefined): readonly Part[] | undefined =>
  parts?.every(({ made }) => made.length > 0 && made.every(({ item: { kind } }) => kind === "after" || kind === "gate"))
    ? parts
    : undefined;
