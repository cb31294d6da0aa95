import type { Contract } from "@goalpost/core";
import type { Project } from "./lie.ts";

/** The same project with a scope of these paths instead of its own. */
export const scopedTo = (project: Project, ...paths: readonly string[]): Project => ({
  ...project,
  contract: {
    ...project.contract,
    blocks: project.contract.blocks.map((block) =>
      block.kind === "constraints"
        ? { ...block, items: block.items.map((item) => (item.kind === "scope" ? { ...item, paths } : item)) }
        : block,
    ),
  } as Contract,
});
