import { readFileSync } from "node:fs";
import { readSpec } from "../read/read-spec.ts";
import type { Spec } from "../read/spec.ts";

/** Specifications in the forms that are read, by their file's name. */
export const fixtureNames = ["own", "spec-kit", "openspec", "kiro", "ears", "headings"] as const;

/** One of them, read. */
export const fixture = (name: (typeof fixtureNames)[number]): Spec =>
  readSpec(readFileSync(new URL(`../../fixtures/${name}.md`, import.meta.url), "utf8"), `${name}.md`);
