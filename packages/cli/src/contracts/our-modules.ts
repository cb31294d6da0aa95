/** What a contract file, a preset, a rule or a target may import though its project has not installed it: our own copy, loaded when it is asked for. */
export const ourModules: Readonly<Record<string, () => Promise<object>>> = {
  goalpost: () => import("../index.ts"),
  "goalpost/lint": () => import("../lint.ts"),
  "goalpost/import": () => import("../import.ts"),
  "goalpost/preset": () => import("../preset.ts"),
  "goalpost/diff": () => import("../diff.ts"),
  "@goalpost/core": () => import("@goalpost/core"),
  "@goalpost/core/lint": () => import("@goalpost/core/lint"),
  "@goalpost/core/import": () => import("@goalpost/core/import"),
  "@goalpost/core/diff": () => import("@goalpost/core/diff"),
  "@goalpost/core/adapter": () => import("@goalpost/core/adapter"),
  "@goalpost/config": () => import("@goalpost/config"),
  "@goalpost/skills": () => import("@goalpost/skills"),
  "@goalpost/target": () => import("@goalpost/target"),
  "@goalpost/target/adapter": () => import("@goalpost/target/adapter"),
};

/** The packages that they are of: what one of them has is in one folder. */
export const ourPackages: readonly string[] = Object.keys(ourModules).filter((name) =>
  /^(?:@[^/]+\/)?[^/]+$/.test(name),
);
