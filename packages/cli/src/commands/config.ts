import { addGroup, type Register } from "../program.ts";
import { registerDoctor } from "./config/doctor.ts";
import { registerSet, registerUnset } from "./config/edit.ts";
import { registerExplain } from "./config/explain.ts";
import { registerRender } from "./config/render.ts";
import { registerValidate } from "./config/validate.ts";
import { registerWrite } from "./config/write.ts";

/** `goalpost config …`: the configuration of both clients. */
export const registerConfig: Register = (program, session) => {
  const config = addGroup(program, {
    name: "config",
    group: "Advanced:",
    summary: "validate, explain and write the clients' own configuration",
    description:
      "Codex's config.toml and Claude Code's settings.json: what is valid, what has no effect, who set it; and edits that leave every other byte alone.",
  });
  for (const register of [
    registerValidate,
    registerExplain,
    registerDoctor,
    registerWrite,
    registerRender,
    registerSet,
    registerUnset,
  ])
    register(config, session);
};
