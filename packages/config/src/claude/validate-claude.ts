import { GoalpostError } from "@goalpost/core/errors";
import { conform, listed } from "../conform.ts";
import { type JsonDocument, parseJsonDocument } from "../document.ts";
import { fromPlain } from "../from-plain.ts";
import type { Misfit } from "../misfit.ts";
import { entriesOf, read } from "../rules/rule.ts";
import { nearest } from "../text.ts";
import { isTable } from "../toml/toml-value.ts";
import { placedAll } from "../where-it-belongs.ts";
import { claudeSettingsShape } from "./claude-shape.gen.ts";
import { claudePlaces } from "./key-places.ts";

/** What the client would say of settings, and why. @internal */
export interface ClaudeReading {
  readonly document?: JsonDocument;
  readonly syntax?: GoalpostError;
  readonly misfits: readonly Misfit[];
}

/** Keys whose wrong value is dropped alone, and reported nowhere. Source: Claude Code, run 2026-11-22: each with a wrong type, by `claude doctor`. */
const droppedAlone = new Set(
  "policyHelper bashOutputMaxChars taskOutputMaxChars desktopMcpServersListScope strictPluginOnlyCustomization footerLinksRegexes subagentStatusLine prependPlugins appendPlugins forceLoginMethod forceLoginGatewayUrl gatewayInternalNetworks allowedProviders viewMode spinnerTipsOverride maxProseWidth spellcheck promptCacheTtl subagentPromptCacheTtl effortLevel maxEffortLevel modelSettings ultracode autoCompactWindow askUserQuestionTimeout dialogExpiry sshHostCommands theme editorMode keybindingFlavor vimInsertModeRemaps preferredNotifChannel".split(
    " ",
  ),
);

/** Keys whose wrong value, or wrong entry, is left out while the rest of the file counts. Same source. */
const leftOut = new Set(
  "hooks extraKnownMarketplaces modelPicker modelPricing crossSessionInbound teammateMode allowedMcpServers deniedMcpServers".split(
    " ",
  ),
);

/** Keys that count in managed settings only. Same source. */
export const managedOnly: ReadonlySet<string> = new Set([
  "managedMcpServers",
  "attributionProjectPolicy",
  "deniedModels",
  "availableModelsMatch",
]);

/** Events that a hook may wait for. Same source. @internal */
export const hookEvents: readonly string[] =
  "PreToolUse PostToolUse PostToolUseFailure PostToolBatch Notification UserPromptSubmit UserPromptExpansion SessionStart SessionEnd Stop StopFailure SubagentStart SubagentStop PreCompact PostCompact PreModelSwitch PostModelSwitch PermissionRequest PermissionDenied Setup TeammateIdle TaskCreated TaskCompleted Elicitation ElicitationResult ConfigChange WorktreeCreate WorktreeRemove InstructionsLoaded CwdChanged FileChanged DirectoryAdded MessageDisplay".split(
    " ",
  );

/** Reads settings as Claude Code does: strict JSON, then the shape, then what it leaves out. @internal */
export function readClaude(text: string, file: string, isManaged = false): ClaudeReading {
  try {
    if (text.trim() === "") return { document: parseJsonDocument("{}", file), misfits: [] };
    const document = parseJsonDocument(text, file);
    if (document.looseAt !== undefined) return { syntax: loose(document, document.looseAt), misfits: [] };
    const value = fromPlain(document.value);
    const found = [...conform(value, claudeSettingsShape)].filter(isNotCoerced);
    const misfits = placedAll(found, isTable(value) ? value : {}, claudePlaces).map((misfit) => ({
      ...misfit,
      seen: inJson(misfit.seen),
      expected: inJson(misfit.expected),
      rule: ruleOf(misfit),
    }));
    return {
      document,
      misfits: [
        ...misfits,
        ...twice(document),
        ...events(document.value),
        ...(isManaged ? [] : onlyManaged(document.value)),
      ],
    };
  } catch (error) {
    if (!GoalpostError.is(error) || error.code !== "config/bad-json") throw error;
    return { syntax: error, misfits: [] };
  }
}

/** What a shape says of a table, in the words of JSON. */
const inJson = (words: string): string =>
  words
    .replace(/\b(a|an empty) table\b/g, (_all, article) => `${article === "a" ? "an" : article} object`)
    .replace(/^(\w+) = …$/, '"$1": …');

/** A key that stands twice in one object: the client reads the last, and loses what the first was to set. */
function* twice({ repeated }: JsonDocument): Generator<Misfit> {
  for (const path of repeated) {
    const name = JSON.stringify(path.at(-1));
    yield {
      kind: "wrong",
      rule: "key-stands-once",
      path,
      seen: `${name} stands more than once in its object`,
      expected: "each key once",
      help: `put what both hold into one ${name}: the client reads the last alone`,
    };
  }
}

function loose(document: JsonDocument, offset: number): GoalpostError {
  const before = document.text.slice(0, offset).split("\n");
  return new GoalpostError({
    code: "config/bad-json",
    where: `${document.file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`,
    what: "a comment or a trailing comma, expected strict JSON",
    help: "take it out; the client drops the whole file otherwise",
  });
}

function ruleOf({ kind, path }: Misfit): string {
  const [first, second, third] = path.map(String);
  if (kind === "unknown") return "unknown-key";
  if (droppedAlone.has(first ?? "")) return "dropped-in-silence";
  if (
    leftOut.has(first ?? "") ||
    (first === "permissions" && third !== undefined && ["allow", "ask", "deny"].includes(second ?? ""))
  )
    return "entry-ignored";
  return "value-fits";
}

/** Numbers and booleans in env become texts. */
const isNotCoerced = ({ path, seen }: Misfit): boolean =>
  !(path[0] === "env" && path.length === 2 && /^(?:-?\d|true|false)/.test(seen));

function* events(value: unknown): Generator<Misfit> {
  for (const [event] of entriesOf(read(value, "hooks"))) {
    if (hookEvents.includes(event)) continue;
    const meant = nearest(event, hookEvents);
    yield {
      kind: "wrong",
      rule: "entry-ignored",
      path: ["hooks", event],
      seen: `the event ${event}`,
      expected: listed(hookEvents),
      candidates: hookEvents,
      ...(meant === undefined ? {} : { help: `rename it to ${meant}` }),
    };
  }
}

function* onlyManaged(value: unknown): Generator<Misfit> {
  for (const [key] of entriesOf(value)) {
    if (managedOnly.has(key))
      yield {
        kind: "wrong",
        rule: "entry-ignored",
        path: [key],
        seen: `${key} outside managed settings`,
        expected: "it in managed settings",
        help: "move it to managed settings",
      };
  }
}
