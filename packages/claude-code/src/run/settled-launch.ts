import { handedOf, settle } from "../launch-settings.ts";
import type { KeptLaunch } from "./goal-launch.ts";

/**
 * A launch for which the user's own files were looked at: a caller who did not do so has left it open. Files that cannot be read decide nothing: the
 * client says what is wrong with them. Settings that a caller has written into the launch himself stay.
 */
export async function settledLaunch(
  launch: KeptLaunch,
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<KeptLaunch> {
  const { whoSet, settings, args } = launch;
  if (whoSet?.open === undefined || JSON.stringify(handedOf(whoSet)) !== JSON.stringify({ settings, args }))
    return launch;
  const { configuredHere } = await import("@goalpost/config/node");
  const configured = await configuredHere({ target: "claude-code" }, place).catch(() => undefined);
  if (configured === undefined) return launch;
  const settled = settle(whoSet.open, configured);
  return { ...launch, ...handedOf(settled), whoSet: settled };
}
