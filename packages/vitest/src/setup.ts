import { expect } from "vitest";
import { type ContractMatchers, matchers } from "./matchers.ts";

// A setup file is run for what it does: `setupFiles: ["@goalpost/vitest/setup"]`.
expect.extend(matchers);

export { matchers } from "./matchers.ts";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: a declaration that is merged must repeat Vitest's own type parameter
  interface Matchers<T = any> extends ContractMatchers<T> {}
}
