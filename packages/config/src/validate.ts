import { type Finding, type GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { readClaude } from "./claude/validate-claude.ts";
import { codexAccepts, readCodex, readRequirements } from "./codex/validate-codex.ts";
import type { ConfigDocument } from "./document.ts";
import type { Misfit } from "./misfit.ts";
import { pathText } from "./path.ts";
import { configRules } from "./rules/index.ts";
import { legacyProfileIn } from "./rules/legacy-profile.ts";
import type { ConfigFacts, ConfigLayer, ConfigTarget } from "./rules/rule.ts";

/** What validation says of one file; `goalpost config validate --format json` prints a list of these. */
export interface Validation {
  readonly file: string;
  /** What the client does with the file: loads it, or refuses it (Codex) or drops it as a whole (Claude Code). */
  readonly verdict: "accept" | "reject";
  readonly findings: readonly Finding[];
}

/** What to validate as, and what is known beside the text. */
export interface ValidateOptions extends ConfigFacts {
  readonly target: ConfigTarget;
  /** Name of the file, for places. Default: the client's own name for it. */
  readonly file?: string;
  /** As the client under `--strict-config`: unknown keys reject. Codex only. */
  readonly strict?: boolean;
}

const optionNames = namesOf<ValidateOptions>({
  target: true,
  file: true,
  strict: true,
  layer: true,
  workingDirectory: true,
  trustedPaths: true,
  isTrusted: true,
  profile: true,
  missingFiles: true,
  models: true,
  needs: true,
});

/**
 * Validates a config.toml or settings.json: the verdict is that of the real client, the findings say what has no effect or is dangerous as well.
 *
 * @throws GoalpostError `config/bad-option` for an option that there is not.
 * @example
 * validateConfig('modle = "gpt-5.5"', { target: "codex" }).findings[0]?.help; // "rename it to model"
 */
export function validateConfig(text: string, options: ValidateOptions): Validation {
  requireKnown("validateConfig", options, optionNames, "config/bad-option");
  const { target, strict = false, layer } = options;
  const file = options.file ?? (target === "codex" ? "config.toml" : "settings.json");
  const reading = readAs(text, file, options);
  if (reading.syntax !== undefined) return { file, verdict: "reject", findings: [syntaxFinding(reading.syntax)] };
  const { document, misfits } = reading;
  if (document === undefined) return { file, verdict: "accept", findings: [] };
  const fits =
    target === "codex" ? codexAccepts({ misfits }, strict) : misfits.every(({ rule }) => rule !== "value-fits");
  const isAccepted = fits && (target !== "codex" || layer === "requirements" || !isRefused(document.value, options));
  return {
    file,
    verdict: isAccepted ? "accept" : "reject",
    findings: findingsOf(document, misfits, { ...options, strict }),
  };
}

function readAs(text: string, file: string, { target, layer }: ValidateOptions): Reading {
  if (target === "claude-code") return readClaude(text, file, layer === "managed");
  return layer === "requirements" ? readRequirements(text, file) : readCodex(text, file);
}

/** What the client refuses for what lies beside the file. */
const isRefused = (value: unknown, { missingFiles = [], profile, layer }: ConfigFacts): boolean =>
  missingFiles.length > 0 ||
  (profile !== undefined &&
    (layer === undefined || layer === "user") &&
    [...legacyProfileIn(value, profile.name)].length > 0);

interface Reading {
  readonly document?: ConfigDocument;
  readonly syntax?: GoalpostError;
  readonly misfits: readonly Misfit[];
}

function findingsOf(document: ConfigDocument, misfits: readonly Misfit[], options: ValidateOptions): Finding[] {
  const value = document.value as Readonly<Record<string, unknown>>;
  const findings = configRules
    .filter(({ id, targets }) => targets.includes(options.target) && layerTakes(options.layer, id))
    .flatMap((rule) =>
      [...rule.check({ ...options, value, misfits })].map(({ path, what, help, severity }): Finding => {
        const strictly =
          rule.id === "unknown-key" && (options.strict === true || options.layer === "requirements")
            ? "error"
            : rule.severity;
        return {
          ruleId: rule.id,
          severity: severity ?? strictly,
          where: pathText(path),
          what,
          help,
          at: document.locate(path),
        };
      }),
    );
  return findings.sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}

/** A requirements.toml sets nothing: what has no effect in a config.toml is no matter there. An unknown key requires nothing, in silence. */
const ofRequirements: ReadonlySet<string> = new Set(["unknown-key", "value-fits", "secret-in-config"]);
const layerTakes = (layer: ConfigLayer | undefined, id: string): boolean =>
  layer !== "requirements" || ofRequirements.has(id);

function syntaxFinding({ where, what, help }: GoalpostError): Finding {
  const [, file = where, line = "1", column = "1"] = /^(.*):(\d+):(\d+)$/s.exec(where) ?? [];
  return {
    ruleId: "valid-syntax",
    severity: "error",
    where: "",
    what,
    help,
    at: { file, line: Number(line), column: Number(column) },
  };
}
