import { configOf, type MergedConfig, maskFor } from "@goalpost/config";
import { explainLaunch, type LaunchExplanation, type LaunchSettings } from "@goalpost/config/launch";
import type { ExplanationAnswer, WhoSetAnswer } from "../answers/answers.ts";
import { oneLine } from "./plain-text.ts";
import type { Style } from "./style.ts";

/** Who set each setting of a launch, for programs; secrets are not shown. What a value holds keeps the client's own names. */
export function whoSetJson(whoSet: LaunchSettings): WhoSetAnswer {
  const { settings, held } = masked(whoSet);
  return {
    settings: settings.map(explanationAnswer),
    held: held.map(({ key, value, wantedBy, keptBy }) => ({ key, value, wanted_by: wantedBy, kept_by: keptBy })),
  };
}

/** A setting and who set it, as JSON. The value is the user's own, and its keys stay as they are. */
export const explanationAnswer = ({ setBy, elements, ...rest }: LaunchExplanation): ExplanationAnswer => ({
  ...rest,
  set_by: setBy,
  ...(elements === undefined ? {} : { elements: elements.map(({ value, setBy: by }) => ({ value, set_by: by })) }),
});

function masked(whoSet: LaunchSettings): ReturnType<typeof explainLaunch> {
  const mask = maskOf(whoSet);
  return JSON.parse(JSON.stringify(explainLaunch(whoSet)), (_key, value: unknown) =>
    typeof value === "string" ? mask(value) : value,
  ) as ReturnType<typeof explainLaunch>;
}

const maskOf = ({ settings }: LaunchSettings): ((text: string) => string) =>
  maskFor([
    configOf({ entries: new Map(settings.map((each) => [each.path.join("\0"), each])) } as unknown as MergedConfig),
  ]);

/**
 * Who set each setting of a launch, for people: the words of `goalpost config explain`.
 *
 * @param isFull - Whether long values are printed as they are.
 */
export function* settingLines(
  whoSet: LaunchSettings | undefined,
  title: string,
  style: Style,
  isFull = false,
): Generator<string> {
  if (whoSet === undefined) return;
  const { settings, held } = masked(whoSet);
  if (settings.length > 0) yield style.bold(`settings of ${title}, and who set each`);
  for (const setting of settings) {
    yield `  ${oneLine(setting.key)} = ${valueText(setting.value, isFull)}  ${style.dim(oneLine(setting.setBy))}`;
    if (setting.note !== undefined) yield `    ${oneLine(setting.note)}`;
    if (isFull) yield* elementLines(setting, style);
  }
  for (const { key, value, wantedBy, keptBy } of held)
    yield `  ${style.yellow("not taken:")} ${oneLine(key)} = ${valueText(value, isFull)} of ${oneLine(wantedBy)}; the one of ${oneLine(keptBy)} stays`;
}

function* elementLines({ elements = [] }: LaunchExplanation, style: Style): Generator<string> {
  for (const { value, setBy } of elements)
    yield `    ${oneLine(JSON.stringify(value))}  ${style.dim(oneLine(setBy.join(", ")))}`;
}

const most = 60;

/** A long list is counted, and another long value is cut where that is said. */
function valueText(value: unknown, isFull: boolean): string {
  const text = oneLine(JSON.stringify(value) ?? "");
  if (isFull || text.length <= most) return text;
  if (Array.isArray(value)) return `${value.length} entries`;
  return `${text.slice(0, most)}…`;
}
