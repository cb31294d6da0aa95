import { comparePresets, type Preset, type PresetRoom, presetLine } from "@goalpost/config";
import { type Contract, parseContract } from "@goalpost/core";
import { diff, formatDiff } from "@goalpost/core/diff";
import { sha256 } from "@goalpost/target/internal";
import type { PresetFacts } from "../modules/message.ts";
import { opening, opensNoMore } from "../run/room-settings.ts";
import { compareRules } from "./compare-rules.ts";
import type { LoadedPreset } from "./load-preset.ts";
import type { PartChange } from "./part-change.ts";

/** What a release of a preset changes, part by part; contracts are compared elsewhere. */
export function compareParts(before: LoadedPreset, after: LoadedPreset): readonly PartChange[] {
  return [
    ...(["codex", "claude-code"] as const).flatMap((target) =>
      comparePresets(target, before.preset, after.preset).map(
        ({ key, before: was, after: is, weight }): PartChange => ({
          part: target,
          where: key,
          weight,
          what: `${said(was)} → ${said(is)}`,
        }),
      ),
    ),
    ...compareRules(before.preset, after.preset),
    ...compareRooms(roomOf(before.preset), roomOf(after.preset)),
    ...compareFragments(fragmentsOf(before.line), fragmentsOf(after.line)),
    ...compareTemplates(templatesOf(before.line), templatesOf(after.line)),
    ...compareNames("skills", skillsOf(before.preset), skillsOf(after.preset)),
  ];
}

const said = (value: unknown): string => (value === undefined ? "not set" : JSON.stringify(value));

const roomOf = (preset: Preset): PresetRoom =>
  Object.assign({}, ...presetLine(preset).flatMap(({ room }) => (room === undefined ? [] : [room])));

function compareRooms(before: PresetRoom, after: PresetRoom): readonly PartChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as readonly (keyof PresetRoom)[];
  return keys.flatMap((key): readonly PartChange[] => {
    const [was, is] = [before[key], after[key]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const opens = opening.find((each) => each === key);
    const isWeaker = opens !== undefined && was !== undefined && (is === undefined || !opensNoMore(is, was));
    const weight = opens === undefined ? "neutral" : isWeaker ? "weaker" : "stronger";
    return [{ part: "room", where: key, weight, what: `${said(was)} → ${said(is)}` }];
  });
}

type Templates = ReadonlyMap<string, PresetFacts["templates"][number]>;

/** Of two of one name the later counts: it is what the preset gives. */
const templatesOf = (line: readonly PresetFacts[]): Templates =>
  new Map(line.flatMap(({ templates }) => templates.map((each) => [each.name, each] as const)));

/** What both make of the same parameters; where nobody can say, whether they read alike. */
function compareTemplates(before: Templates, after: Templates): readonly PartChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((where): readonly PartChange[] => {
    const [was, is] = [before.get(where), after.get(where)];
    const tell = (weight: PartChange["weight"], what: string): PartChange => ({
      part: "templates",
      where,
      weight,
      what,
    });
    if (was === undefined) return [tell("neutral", "is new")];
    if (is === undefined) return [tell("unknown", "was removed")];
    if (was.text === is.text && JSON.stringify(was.sample) === JSON.stringify(is.sample)) return [];
    const [old, now] = [contractOf(was.sample), contractOf(is.sample)];
    const changes = old === undefined || now === undefined ? [] : diff(old, now).filter(({ op }) => op !== "arranged");
    if (changes.length === 0) return [tell("unknown", "was changed: compare what it makes in a contract that uses it")];
    return changes.map((change) => tell(change.weight, formatDiff([change]).trim()));
  });
}

/** A sample that is a contract: it is made by what others wrote. */
function contractOf(sample: unknown): Contract | undefined {
  try {
    return sample === undefined ? undefined : parseContract(sample);
  } catch {
    return undefined;
  }
}

type Named = ReadonlyMap<string, string>;

const skillsOf = (preset: Preset): Named =>
  new Map(presetLine(preset).flatMap(({ skills = [] }) => skills.map(({ name, files }) => [name, sha256(JSON.stringify(files))] as const))); // biome-ignore format: one

/** What is gone may be what somebody needs; nobody can say by itself whether that is weaker. */
function compareNames(part: PartChange["part"], before: Named, after: Named): readonly PartChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((where): readonly PartChange[] => {
    const [was, is] = [before.get(where), after.get(where)];
    if (was === is) return [];
    if (is === undefined) return [{ part, where, weight: "unknown", what: "was removed" }];
    return [{ part, where, weight: "neutral", what: was === undefined ? "is new" : "was changed" }];
  });
}

type Parts = ReadonlyMap<string, PresetFacts["fragments"][number]["parts"]>;

const fragmentsOf = (line: readonly PresetFacts[]): Parts =>
  new Map(line.flatMap(({ fragments }) => fragments.map(({ name, parts }) => [name, parts] as const)));

function compareFragments(before: Parts, after: Parts): readonly PartChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((where): readonly PartChange[] => {
    const [was, is] = [before.get(where), after.get(where)];
    if (was === undefined) return [{ part: "fragments", where, weight: "neutral", what: "is new" }];
    if (is === undefined) return [{ part: "fragments", where, weight: "weaker", what: "was removed" }];
    return diff(asContract(where, was), asContract(where, is))
      .filter(({ op }) => op !== "arranged")
      .map(
        (change): PartChange => ({
          part: "fragments",
          where,
          weight: change.weight,
          what: formatDiff([change]).trim(),
        }),
      );
  });
}

/** A fragment has no goal and need not have an end; the diff of contracts compares it beside the same ones. */
function asContract(id: string, parts: readonly unknown[]): Contract {
  const own = parts as readonly { readonly kind: string; readonly items: readonly unknown[] }[];
  const added = (["goal", "done_when"] as const)
    .filter((kind) => !own.some((part) => part.kind === kind))
    .map((kind) => ({
      kind,
      items: [kind === "goal" ? { kind: "outcome", text: "x" } : { kind: "claim", text: "x" }],
    }));
  return parseContract({ version: 1, id, blocks: [...added, ...own] });
}
