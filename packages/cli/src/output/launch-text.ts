import { goalText, type PrintableLaunch, targetNamed } from "../targets.ts";
import { plainText } from "./plain-text.ts";
import { settingLines } from "./settings-text.ts";
import type { Style } from "./style.ts";

/** 2914 as `2,914`. */
export const figure = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 1 });

/** Says in one line what the client gets: `objective 2,914 of 4,000 characters; workflow and 6 more blocks in contract.md`. */
export function launchLine(
  { length, trace, target }: PrintableLaunch,
  limit: { readonly max: number; readonly unit: string },
): string {
  const moved = trace.filter(({ place }) => place !== "text").map(({ block }) => block);
  const [first, ...rest] = moved;
  const size = `${targetNamed(target).word} ${figure(length)} of ${figure(limit.max)} ${limit.unit}`;
  if (first === undefined) return `${size}; the whole contract is in it`;
  const more = rest.length === 0 ? "" : ` and ${rest.length} more ${rest.length === 1 ? "block" : "blocks"}`;
  return `${size}; ${first}${more} in contract.md`;
}

/** A launch for people: what the client gets, where each block went, what it will not do, and the objective itself. */
export function* launchText(
  launch: PrintableLaunch,
  limit: { readonly max: number; readonly unit: string },
  style: Style,
  isFull = false,
): Generator<string> {
  yield `${style.bold(launch.id)} for ${launch.target}: ${launchLine(launch, limit)}`;
  const cost = costText(launch);
  if (cost !== undefined) yield cost;
  yield "";
  yield style.bold("files");
  for (const { path, text, sha256 } of launch.files) {
    yield `  ${path}  ${figure(Buffer.byteLength(text))} bytes, sha256 ${sha256.slice(0, 12)}`;
  }
  yield style.bold("start");
  for (const [way, argv] of Object.entries(launch.argv)) yield `  ${way}: ${argv.map(shown).join(" ")}`;
  yield* settingLines(launch.whoSet, targetNamed(launch.target).title, style, isFull);
  yield style.bold("where each block is");
  for (const { block, place, why } of launch.trace) yield `  ${block}: ${place}; ${why}`;
  yield* warningLines(launch, style);
  yield style.bold(targetNamed(launch.target).word);
  for (const line of goalText(launch).split("\n")) yield `  ${plainText(line)}`.trimEnd();
}

/** `about 230 tokens; the client says it 3 times at the start and once after every no`. */
function costText({ cost, target }: PrintableLaunch): string | undefined {
  if (cost === undefined) return undefined;
  const { tokens, timesAtStart, timesAfterNo } = cost;
  const { word, title } = targetNamed(target);
  const again =
    timesAfterNo === 0 ? "" : `, and ${timesAfterNo === 1 ? "once" : `${timesAfterNo} times`} after every no`;
  const often = timesAtStart === 1 ? "once" : `${timesAtStart} times (about ${figure(timesAtStart * tokens)} tokens)`;
  return `${word}: about ${figure(tokens)} tokens; ${title} says it ${often} at the start${again}`;
}

/** What the client will not do as the contract has it written. */
export function* warningLines({ warnings }: Pick<PrintableLaunch, "warnings">, style: Style): Generator<string> {
  if (warnings.length === 0) return;
  yield style.bold("what the client will not do as written");
  for (const { where, what, help, code } of warnings) {
    yield `  ${style.yellow("warning:")} ${plainText(where)}: ${plainText(what)} ${style.dim(`(${code})`)}`;
    yield `    help: ${plainText(help)}`;
  }
}

/** An argument as a shell would take it; only shown, never run. */
const shown = (word: string): string => (/^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
