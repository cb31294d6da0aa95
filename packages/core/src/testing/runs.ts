/** How often a property is tried here. GOALPOST_RUNS is a factor: with 5 it is tried five times as often, as CI does before a release. */
export const runs = (usual: number): number => Math.max(1, Math.round(usual * Number(process.env.GOALPOST_RUNS ?? 1)));
