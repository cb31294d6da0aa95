import * as core from "@goalpost/core";
import * as coreDiff from "@goalpost/core/diff";
import * as coreImport from "@goalpost/core/import";
import * as coreLint from "@goalpost/core/lint";
import { expect, test } from "vitest";
import * as diff from "./diff.ts";
import * as imports from "./import.ts";
import * as goalpost from "./index.ts";
import * as lint from "./lint.ts";

test.each([
  { entry: "goalpost", ours: goalpost, of: core },
  { entry: "goalpost/lint", ours: lint, of: coreLint },
  { entry: "goalpost/import", ours: imports, of: coreImport },
  { entry: "goalpost/diff", ours: diff, of: coreDiff },
])("$entry gives every name of core, and the same", ({ ours, of }) => {
  expect({ ...ours }).toEqual({ ...of });
});
