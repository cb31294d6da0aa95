import { settleLaunch } from "@goalpost/config/launch";
import { overridesOf } from "../settings.ts";
import type { KeptLaunch } from "./goal-launch.ts";
import type { CodexRunOptions } from "./options.ts";

/**
 * A launch for which the user's own files were looked at: a caller who did not do so has left it open. Files that cannot be read decide nothing: the
 * client says what is wrong with them. Settings that a caller has written into the launch himself stay.
 */
export async function settledLaunch(
  launch: KeptLaunch,
  { trustProject = false }: CodexRunOptions,
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<KeptLaunch> {
  const { whoSet, config } = launch;
  if (whoSet?.open === undefined || overridesOf(whoSet).join() !== config.join()) return launch;
  const { configuredHere } = await import("@goalpost/config/node");
  const configured = await configuredHere({ target: "codex", trustProject }, place).catch(() => undefined);
  if (configured === undefined) return launch;
  const settled = settleLaunch(whoSet.open, configured);
  return { ...launch, config: overridesOf(settled), whoSet: settled };
}
