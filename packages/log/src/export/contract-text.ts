import { parseContract, render } from "@goalpost/core";

/** A contract as an agent read it; as JSON where it is of a version that this one cannot read. */
export function contractText(contract: unknown): string {
  try {
    return render(parseContract(contract), { format: "markdown" });
  } catch {
    return JSON.stringify(contract, null, 2) ?? "";
  }
}
