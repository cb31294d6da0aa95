import type { ConfigPart } from "@goalpost/config";
import type { Wanted } from "@goalpost/config/launch";
import type { SettingsHere } from "../settings/project-settings.ts";
import type { TargetName } from "../target-entry.ts";

/** How each client calls the three, in its own configuration. */
const keys: Readonly<Record<TargetName, { readonly [Name in keyof Wanted]-?: readonly string[] }>> = {
  codex: { model: ["model"], effort: ["model_reasoning_effort"], permissionMode: ["sandbox_mode"] },
  "claude-code": { model: ["model"], effort: ["effortLevel"], permissionMode: ["permissions", "defaultMode"] },
};

/** Model, effort and permission mode, those that are said. */
export const wantedBy = ({
  model,
  effort,
  permissionMode,
}: { readonly [Name in keyof Wanted]?: string | undefined }): Wanted => ({
  ...(model === undefined ? {} : { model }),
  ...(effort === undefined ? {} : { effort }),
  ...(permissionMode === undefined ? {} : { permissionMode }),
});

/** What the project's own settings say of a client. */
export function wantedIn({ settings }: SettingsHere, target: string): Wanted {
  const { clients = {} } = settings;
  const own = Object.hasOwn(clients, target) ? (clients[target] ?? {}) : {};
  return wantedBy({ model: own.model, effort: own.effort, permissionMode: own.permission_mode });
}

/** The three as the client's own configuration has them. */
export const configFor = (target: TargetName, wanted: Wanted): Record<string, unknown> =>
  Object.assign(
    {},
    ...(Object.keys(wanted) as (keyof Wanted)[]).map((name) =>
      keys[target][name].reduceRight<unknown>((value, key) => ({ [key]: value }), wanted[name]),
    ),
  );

/** What the project's own settings say of a client, over its presets. */
export const projectPart = (here: SettingsHere, target: TargetName): ConfigPart => ({
  source: { kind: "override", name: here.name },
  config: configFor(target, wantedIn(here, target)),
});
