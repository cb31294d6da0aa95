import type { StepName } from "@goalpost/spec";
import { Option } from "commander";
import { settingOptions } from "../config/launch-options.ts";
import { manyOption } from "../config/loosen.ts";
import { noLintOption } from "../lint/refuse-errors.ts";
import { notifyOptions } from "../notify/options.ts";
import { loadOptions, wholeNumber } from "../program.ts";
import { allowedSignersOption } from "../run/allowed-signers.ts";
import { heldOutOption } from "../run/held-out-option.ts";
import { unattendedOptions } from "../run/unattended-options.ts";
import { secondOptions } from "../second/ask-second.ts";
import { targetOption } from "../targets.ts";
import { conflictOption } from "./open-front.ts";

/** An option of `spec all`, and what each step that takes it calls it. */
interface StepOption {
  readonly option: Option;
  readonly steps: Readonly<Partial<Record<StepName, string>>>;
  /** A run that is taken up again goes on as it was started, and refuses it. */
  readonly atStart?: true;
  /** Said to the step even where it is the default here: the project may have made another one the step's. */
  readonly always?: true;
}

/** Under its own name, for these steps. */
const same = (option: Option, ...steps: readonly StepName[]): StepOption => ({
  option,
  steps: Object.fromEntries(steps.map((step) => [step, option.long ?? ""])),
});

/** For one step, which calls it otherwise. */
const as = (step: StepName, name: string, option: Option): StepOption => ({ option, steps: { [step]: name } });

const program = "the client's program; default: node_modules/.bin here or above, else PATH";

const ofInterview = (): readonly StepOption[] => [
  as(
    "interview",
    "--target",
    new Option("--interviewer <client>", "the client that asks")
      .choices(["codex", "claude-code"])
      .default("claude-code"),
  ),
  as("interview", "--client", new Option("--interviewer-client <program>", program)),
  as(
    "interview",
    "--model",
    new Option("--interviewer-model <name>", "the model that asks; default: the client's own"),
  ),
  as(
    "interview",
    "--effort",
    new Option("--interviewer-effort <word>", "how long it reasons; default: the client's own"),
  ),
  same(
    new Option("--depth <answers>", "answers that each topic needs").argParser(wholeNumber(1, 20)).default(1),
    "interview",
  ),
  same(
    new Option("--max-questions <count>", "the most questions that you are asked in one session")
      .argParser(wholeNumber(1, 500))
      .default(60),
    "interview",
  ),
  same(conflictOption(), "interview", "refine"),
];

const ofDraft = (): readonly StepOption[] => [
  as("refine", "--effort", new Option("--refine-effort <word>", "how long it reasons; default: xhigh")),
  same(new Option("--same-model", "let the model that interviewed challenge its own work"), "refine"),
  same(new Option("--passes <count>", "the most passes").argParser(wholeNumber(1, 10)).default(3), "refine"),
  same(new Option("--id <id>", "the contract's id; default: the specification's title, else the file's name"), "draft"),
  same(new Option("--folder <path>", "where contracts are kept").default("goals"), "draft"),
  same(new Option("--no-rules", "leave out the working rules that go with every long run"), "draft"),
  same(new Option("--model-drafts", "let the client propose checks where the reader found none"), "draft"),
];

/** Settings that are said here in other words, or say more of one run than of a sequence. */
const own = new Set(["--model", "--effort", "--verbose"]);

const ofRun = (): readonly StepOption[] => [
  { ...same(targetOption(), "refine", "draft", "run"), atStart: true, always: true },
  same(new Option("--client <program>", program), "refine", "draft", "run"),
  {
    ...same(new Option("--model <name>", "the model; default: the client's own"), "refine", "draft", "run"),
    atStart: true,
  },
  {
    ...same(new Option("--effort <word>", "how long it reasons; default: the client's own"), "draft", "run"),
    atStart: true,
  },
  ...settingOptions()
    .filter(({ long }) => !own.has(long ?? ""))
    .map((option): StepOption => ({ ...same(option, "run"), atStart: true })),
  same(manyOption("--config <key=value>", "a setting for the client, its value in TOML; may be repeated"), "run"),
  same(new Option("--trust-project", "honour the project's own .codex/config.toml"), "run"),
  { ...same(heldOutOption(), "preflight", "run"), atStart: true },
  { ...same(allowedSignersOption(), "run"), atStart: true },
  same(
    new Option("--reactivations <times>", "how often the goal is taken up again when the receipt says not done")
      .argParser(wholeNumber(0, 100))
      .default(3),
    "run",
  ),
  { ...same(new Option("--force", "replace built files that were edited, after a copy"), "run"), atStart: true },
  ...[...unattendedOptions(), ...notifyOptions(), ...secondOptions()].map((option) => same(option, "run")),
  same(noLintOption(), "preflight", "run"),
  same(
    new Option("--timeout <seconds>", "for a check that names no limit of its own; default 600").argParser(
      wholeNumber(1, 86_400),
    ),
    "preflight",
    "run",
    "review",
  ),
  same(
    new Option("--parallel <programs>", "checks that run at once; default 1").argParser(wholeNumber(1, 64)),
    "preflight",
    "review",
  ),
  ...loadOptions().map((option) => same(option, "draft", "preflight", "run", "review")),
];

const all = (): readonly StepOption[] => [...ofInterview(), ...ofDraft(), ...ofRun()];

/** The options that `spec all` hands on; each says for which steps it is. A value is looked at here, and handed on in the words that were typed. */
export const stepOptions = (): readonly Option[] =>
  all().map(({ option, steps }) => {
    option.description = `${listed(Object.keys(steps))}: ${option.description}`;
    const parse = option.parseArg;
    if (parse === undefined || Array.isArray(option.defaultValue)) return option;
    return option.argParser((text, before) => {
      parse(text, before);
      return text;
    });
  });

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/**
 * What a step is told of the options of `spec all`.
 *
 * @param flags - The values, as they were parsed.
 * @param isResumed - Whether it is a run that is taken up again.
 */
export function wordsFor(
  step: StepName,
  flags: Readonly<Record<string, unknown>>,
  { isResumed = false }: { readonly isResumed?: boolean } = {},
): readonly string[] {
  return all().flatMap(({ option, steps, atStart, always }) => {
    const name = steps[step];
    const value = flags[option.attributeName()];
    if (name === undefined || value === undefined || (isResumed && atStart === true)) return [];
    if (option.negate) return value === false ? [name] : [];
    if (typeof value === "boolean") return value ? [name] : [];
    if (Array.isArray(value)) return value.map((each: string) => `${name}=${each}`);
    return value === option.defaultValue && always !== true ? [] : [`${name}=${String(value)}`];
  });
}
