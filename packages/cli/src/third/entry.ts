import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import { resumeRun, startRun, statusOf, stopRun, type TargetLaunch, type WantedSettings } from "@goalpost/target";
import type { RunOrder, TargetEntry } from "../target-entry.ts";
import type { ThirdTarget } from "./load.ts";

/** What the command line does with a target of somebody else's. */
export function entryOf({ target, from }: ThirdTarget): TargetEntry {
  const { name, title, word, limit, program } = target;
  return {
    name,
    title,
    word,
    limit,
    program,
    from: `${from}, sha256 ${target.digest.slice(0, 12)}`,
    compile: async (contract, { skill = false, wanted = {} } = {}) => {
      if (skill) throw notIts("--skill", name);
      requireTaken(wanted, target);
      const launch = target.compile(contract, wanted);
      return { ...launch, target: name, text: target.goalText(launch) };
    },
    check: async (launch, { client, env, cwd }) =>
      void (await target.look({ launch: plainLaunch(launch), cwd, client, env, own: {}, signal: undefined })),
    start: async (launch, { cwd, ...order }) => startRun(target, plainLaunch(launch), { ...orderOf(order, name), cwd }),
    resume: async ({ stateDir, evidence, ...order }) => {
      const { stateDir: _same, ...options } = orderOf({ ...order, stateDir }, name);
      return resumeRun(target, stateDir, { ...options, ...(evidence === undefined ? {} : { evidence }) });
    },
    status: async (stateDir) => statusOf(stateDir, name, name),
    stop: async (stateDir, options) => stopRun(target, stateDir, options),
    rests: (goal) => target.isLastWord(goal),
    ...(target.double === undefined ? {} : { double: (script) => target.double?.(script) ?? { client: [program] } }),
  };
}

/** A run whose target is not loaded: its state can be read, and its processes ended, by no code but ours. */
export const unloadedEntry = (
  name: string,
): Pick<TargetEntry, "name" | "title" | "program" | "status" | "stop" | "rests" | "resume"> => ({
  name,
  title: name,
  program: name,
  status: async (stateDir) => statusOf(stateDir, "cli"),
  stop: async (stateDir, options) => stopRun(undefined, stateDir, options),
  rests: () => false,
  resume: async () => {
    throw new GoalpostError({
      code: "cli/target-not-loaded",
      where: "--resume",
      what: `the run is of the target ${JSON.stringify(name)}, which is not part of goalpost`,
      help: "name the package that it was started with: --target PACKAGE",
    });
  },
});

const flags = { model: "--model", effort: "--effort", permissionMode: "--permission-mode" } as const;

/** What a target does not take is refused by name, and so is a word that its client does not have. */
function requireTaken(wanted: WantedSettings, { name, takes = {} }: ThirdTarget["target"]): void {
  for (const key of Object.keys(wanted) as (keyof WantedSettings)[]) {
    const [value, words] = [wanted[key] ?? "", takes[key]];
    if (words === undefined) throw notTaken(flags[key], name, Object.keys(takes) as (keyof WantedSettings)[]);
    if (words === "any" || words.includes(value)) continue;
    const near = nearest(value, words);
    throw new GoalpostError({
      code: "config/unknown-value",
      where: `${flags[key]} ${value}`,
      what: `is not known to ${name}, expected one of ${words.join(", ")}`,
      help: near === undefined ? "use one of these" : `write ${near}`,
    });
  }
}

const notTaken = (flag: string, target: string, taken: readonly (keyof WantedSettings)[]): GoalpostError =>
  new GoalpostError({
    code: "cli/not-for-this-client",
    where: `${flag} --target ${target}`,
    what: `is not taken by this target${taken.length === 0 ? "" : `, which takes ${taken.map((each) => flags[each]).join(", ")}`}`,
    help: "leave it out; an adapter says in `takes` what it takes",
  });

/** The text is for people; the adapter made the rest. */
const plainLaunch = (launch: object): TargetLaunch => {
  const { text: _text, ...rest } = launch as TargetLaunch & { readonly text?: string };
  return rest as TargetLaunch;
};

/** What belongs to one client is refused, not dropped. */
function orderOf(
  { config = [], trustProject = false, checked: _checked, ...order }: RunOrder,
  name: string,
): Omit<RunOrder, "config" | "trustProject" | "checked"> {
  const flag = config.length > 0 ? "--config" : trustProject ? "--trust-project" : undefined;
  if (flag !== undefined) throw notIts(flag, name);
  return order;
}

const notIts = (flag: string, target: string): GoalpostError =>
  new GoalpostError({
    code: "cli/not-for-this-client",
    where: `${flag} --target ${target}`,
    what: "is a setting of another client",
    help: "leave it out",
  });
