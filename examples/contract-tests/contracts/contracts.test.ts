import { extend } from "@goalpost/core";
import { describe, expect, test } from "vitest";
import "@goalpost/vitest/setup";
import portBilling from "./port-billing.ts";
import { houseRules } from "./suite.ts";

describe("port-billing", () => {
  const contract = portBilling.build();
  test("keeps the house rules", () => {
    houseRules(contract);
  });
  test("is provable, fits both clients, and checks parity", () => {
    expect(contract).toBeProvableFromTranscript();
    expect(contract).toFit("codex");
    expect(contract).toFit("claude-code");
    expect(contract).toHaveCheck("artifact", "reports/parity.json");
  });
  test("may be made stricter, and not weaker", () => {
    const stricter = extend(contract).constraints("Keep amounts in cents.").build();
    expect(stricter).not.toWeaken(contract);
    expect(contract).toWeaken(stricter);
  });
});
