import { configFrom } from "../config-from.ts";
import { dangerIn } from "../danger.ts";
import type { ConfigSource } from "../merge/merged.ts";
import { safetyKeys, tighter } from "../merge/safety.ts";
import { sameValue } from "../merge/same-value.ts";
import { sourceText } from "../merge/source-text.ts";
import { own } from "../own.ts";
import { pathText } from "../path.ts";
import type {
  ConfiguredClient,
  ConfiguredSetting,
  HeldSetting,
  LaunchDefault,
  LaunchRequest,
  LaunchSetting,
  LaunchSettings,
} from "./launch-settings.ts";

/**
 * Decides which settings a client is started with. What the user's own files say stands, unless a preset, the contract or the caller says otherwise;
 * of safety a preset only tightens it; an administrator's value stays in any case. Where nobody says anything, or the user's files take the sandbox
 * away in a folder that is not trusted, the request's own values are set, with the reason.
 *
 * @param configured - What the client's own files say; without it nothing is known of them, and the result stays open.
 */
export function settleLaunch(request: LaunchRequest, configured?: ConfiguredClient): LaunchSettings {
  const own = new Map((configured?.settings ?? []).map((each) => [pathText(each.path), each]));
  const settings = new Map<string, LaunchSetting>();
  const held: HeldSetting[] = [...request.held];
  for (const entry of request.given) {
    const key = pathText(entry.path);
    const { setting, lost } = against(entry, own.get(key), request);
    settings.set(key, setting);
    if (lost !== undefined) held.push(lost);
  }
  for (const each of request.defaults) {
    const keys = [pathText(each.path), ...(each.unless ?? [])];
    if (!keys.some((key) => saysSo(settings, key) || saysSo(own, key))) settings.set(pathText(each.path), ours(each));
  }
  tighten(settings, own, request);
  for (const key of request.told) {
    const configured = own.get(key);
    if (!settings.has(key) && configured !== undefined) settings.set(key, ofUser(configured));
  }
  const rank = (key: string): number => (request.told.includes(key) ? request.told.indexOf(key) : request.told.length);
  const sorted = [...settings].sort(([one], [other]) => rank(one) - rank(other)).map(([, each]) => each);
  const result = { target: request.target, settings: sorted, held };
  return configured === undefined ? { ...result, open: request } : result;
}

/** The setting that takes the sandbox, or every permission check, away, where one of those that are handed over does. */
export const dangerOf = ({
  target,
  settings,
}: Pick<LaunchSettings, "target" | "settings">): LaunchSetting | undefined => {
  const path = [...dangerIn(target, configFrom(settings.filter(({ isConfigured }) => isConfigured !== true)))][0];
  return path === undefined
    ? undefined
    : settings.find((each) => path.every((step, at) => at >= each.path.length || step === each.path[at]));
};

/** Whether anybody sets a key, as a word or as a table. */
const saysSo = (values: ReadonlyMap<string, unknown>, key: string): boolean =>
  [...values.keys()].some((each) => each === key || each.startsWith(`${key}.`));

/** One that is asked for, beside what the user's own files say. */
function against(
  entry: LaunchSetting,
  configured: ConfiguredSetting | undefined,
  { target }: LaunchRequest,
): { readonly setting: LaunchSetting; readonly lost?: HeldSetting } {
  if (configured === undefined || sameValue(configured.value, entry.value)) return { setting: entry };
  const lost = { path: entry.path, value: entry.value, source: entry.source, keptBy: configured.source };
  if (configured.isFixed === true) return { setting: ofUser(configured), lost };
  const rule = own(safetyKeys[target], pathText(entry.path));
  const isJoined = Array.isArray(entry.value) && target === "claude-code" && rule?.kind !== "intersection";
  if (isJoined) return { setting: entry };
  if (rule !== undefined && entry.isExplicit !== true) {
    const value = tighter(rule, configured.value, entry.value);
    if (sameValue(value, configured.value)) return { setting: ofUser(configured), lost };
    if (!sameValue(value, entry.value)) return { setting: over({ ...entry, value }, configured), lost };
  }
  return { setting: over(entry, configured) };
}

/** The client's own files may take the sandbox away where somebody is there to see it; here nobody is. */
function tighten(
  settings: Map<string, LaunchSetting>,
  configured: ReadonlyMap<string, ConfiguredSetting>,
  { target, safe, isTrusted }: LaunchRequest,
): void {
  if (isTrusted) return;
  for (const each of safe) {
    const paths = [...dangerIn(target, together(settings, configured))].map(pathText);
    const key = pathText(each.path);
    const about = [key, ...(each.unless ?? [])];
    const danger = paths.find((path) => about.some((one) => path === one || path.startsWith(`${one}.`)));
    const found = danger === undefined ? undefined : (configured.get(key) ?? configured.get(danger));
    if (
      found === undefined ||
      found.isFixed === true ||
      (settings.get(key)?.isConfigured === undefined && settings.has(key))
    )
      continue;
    settings.set(key, over(ours(each), found));
  }
}

/** What the client would make of both; where one has a table and the other a word, that of the launch counts. */
function together(
  settings: ReadonlyMap<string, LaunchSetting>,
  configured: ReadonlyMap<string, ConfiguredSetting>,
): Record<string, unknown> {
  const keys = [...settings.keys()];
  const below = [...configured]
    .filter(([key]) => !keys.some((each) => each === key || each.startsWith(`${key}.`) || key.startsWith(`${each}.`)))
    .map(([, each]) => each);
  return configFrom([...below, ...settings.values()]);
}

const us: ConfigSource = { kind: "override", name: "goalpost" };

const ours = ({ path, value, why }: LaunchDefault): LaunchSetting => ({ path, value, source: us, note: why });

const ofUser = ({ path, value, source }: ConfiguredSetting): LaunchSetting => ({
  path,
  value,
  source,
  isConfigured: true,
});

const over = (entry: LaunchSetting, { source, value }: ConfiguredSetting): LaunchSetting => ({
  ...entry,
  note: [entry.note, `over ${sourceText(source)}: ${JSON.stringify(value)}`]
    .filter((each) => each !== undefined)
    .join("; "),
});
