import { allowRulesIgnoredUntrustedWorkspace } from "./allow-rules-ignored-untrusted-workspace.ts";
import { dangerOutsideTrustedPath } from "./danger-outside-trusted-path.ts";
import { deprecatedKey } from "./deprecated-key.ts";
import { droppedInSilence } from "./dropped-in-silence.ts";
import { entryIgnored } from "./entry-ignored.ts";
import { invalidPermissionRule } from "./invalid-permission-rule.ts";
import { keyStandsOnce } from "./key-stands-once.ts";
import { legacyProfile } from "./legacy-profile.ts";
import { managedOnlyKey } from "./managed-only-key.ts";
import { missingNamedFile } from "./missing-named-file.ts";
import { missingProfileFile } from "./missing-profile-file.ts";
import { noEffectClampedWindow } from "./no-effect-clamped-window.ts";
import { noEffectUserEffort } from "./no-effect-user-effort.ts";
import { projectBeatsProfile } from "./project-beats-profile.ts";
import { projectLayerIgnoredKey } from "./project-layer-ignored-key.ts";
import { removedValue } from "./removed-value.ts";
import { rootGoalsIsATable } from "./root-goals-is-a-table.ts";
import { rootKeyBelowTable } from "./root-key-below-table.ts";
import type { ConfigRule } from "./rule.ts";
import { ruleNeverMatches } from "./rule-never-matches.ts";
import { sandboxCannot } from "./sandbox-cannot.ts";
import { secretInConfig } from "./secret-in-config.ts";
import { undefinedProvider } from "./undefined-provider.ts";
import { unknownEffort } from "./unknown-effort.ts";
import { unknownKey } from "./unknown-key.ts";
import { untrustedHookNeverRuns } from "./untrusted-hook-never-runs.ts";
import { valueFits } from "./value-fits.ts";

/** Every rule about configuration, by id. */
export const configRules: readonly ConfigRule[] = [
  allowRulesIgnoredUntrustedWorkspace,
  dangerOutsideTrustedPath,
  deprecatedKey,
  droppedInSilence,
  entryIgnored,
  invalidPermissionRule,
  keyStandsOnce,
  legacyProfile,
  managedOnlyKey,
  missingNamedFile,
  missingProfileFile,
  noEffectClampedWindow,
  noEffectUserEffort,
  projectBeatsProfile,
  projectLayerIgnoredKey,
  removedValue,
  rootGoalsIsATable,
  rootKeyBelowTable,
  ruleNeverMatches,
  sandboxCannot,
  secretInConfig,
  undefinedProvider,
  unknownEffort,
  unknownKey,
  untrustedHookNeverRuns,
  valueFits,
];
