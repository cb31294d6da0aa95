import { addGroup, type Register } from "../program.ts";
import { registerPresetDiff } from "./preset/diff.ts";

/** `goalpost preset …`: what an organisation shares. */
export const registerPreset: Register = (program, session) => {
  const preset = addGroup(program, {
    name: "preset",
    group: "Advanced:",
    summary: "compare two releases of what an organisation shares",
    description:
      "A preset holds fragments, lint rules, templates, clients' settings, skills and the room. goalpost.json names those of a project.",
  });
  registerPresetDiff(preset, session);
};
