import * as core from "@goalpost/core";
import { expect, test } from "vitest";
import * as goalpost from "./index.ts";

test("every name of core can be imported from goalpost, and is the same", () => {
  expect({ ...goalpost }).toEqual({ ...core });
});
