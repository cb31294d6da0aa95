import { expect, test } from "vitest";
import { codexNamedFiles } from "./named-files.ts";

test("files that the client reads at its start are named; an empty name is that of the folder", () => {
  expect(codexNamedFiles({ model_instructions_file: "a.md", model_catalog_json: "", log_dir: "/x" })).toEqual([
    { path: ["model_instructions_file"], file: "a.md" },
    { path: ["model_catalog_json"], file: "" },
  ]);
  expect(codexNamedFiles({ model_instructions_file: 5 })).toEqual([]);
  expect(codexNamedFiles(undefined)).toEqual([]);
});
