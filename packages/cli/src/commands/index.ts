import type { Register } from "../program.ts";

/** Every command, in the order of `--help`. Each is loaded when it is called; `--help` loads them all. */
export const commands: Readonly<Record<string, () => Promise<Register>>> = {
  init: async () => (await import("./init.ts")).registerInit,
  lint: async () => (await import("./lint.ts")).registerLint,
  preflight: async () => (await import("./preflight.ts")).registerPreflight,
  run: async () => (await import("./run.ts")).registerRun,
  status: async () => (await import("./status.ts")).registerStatus,
  runs: async () => (await import("./runs.ts")).registerRuns,
  stop: async () => (await import("./stop.ts")).registerStop,
  verify: async () => (await import("./verify.ts")).registerVerify,
  approve: async () => (await import("./approve.ts")).registerApprove,
  "check-receipt": async () => (await import("./check-receipt.ts")).registerCheckReceipt,
  build: async () => (await import("./build.ts")).registerBuild,
  render: async () => (await import("./render.ts")).registerRender,
  rehearse: async () => (await import("./rehearse.ts")).registerRehearse,
  import: async () => (await import("./import.ts")).registerImport,
  spec: async () => (await import("./spec.ts")).registerSpec,
  ci: async () => (await import("./ci.ts")).registerCi,
  fleet: async () => (await import("./fleet.ts")).registerFleet,
  preset: async () => (await import("./preset.ts")).registerPreset,
  skills: async () => (await import("./skills.ts")).registerSkills,
  diff: async () => (await import("./diff.ts")).registerDiff,
  config: async () => (await import("./config.ts")).registerConfig,
  redteam: async () => (await import("./redteam.ts")).registerRedteam,
  clean: async () => (await import("./clean.ts")).registerClean,
  demo: async () => (await import("./demo.ts")).registerDemo,
};
