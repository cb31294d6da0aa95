import { requireKnown } from "@goalpost/core/errors";
import type { ConfiguredClient } from "../launch/launch-settings.ts";
import { effective } from "../layers/effective.ts";
import { type LayersRequest, layersHere, requestNames } from "./layers-here.ts";
import type { ClientPlace } from "./place.ts";

/**
 * Reads what a client's own files say here, for a launch: the value that counts of each key, with its file and line.
 *
 * @throws GoalpostError as {@link layersHere}; `config/bad-option`.
 * @example
 * const configured = await configuredHere({ target: "codex" }, { cwd: process.cwd(), env: { HOME: "/nowhere" } });
 * configured.target; // "codex"
 */
export async function configuredHere(request: LayersRequest, place: ClientPlace): Promise<ConfiguredClient> {
  requireKnown("configuredHere", request, requestNames, "config/bad-option");
  const { target } = request;
  const files = await layersHere(request, place);
  const settings = [...effective(target, files).entries.values()].map((entry) => {
    const { path, value, layer, name, setAt = path } = entry;
    const line = files.find((file) => file.name === name)?.lineOf(setAt);
    return {
      path,
      value,
      source: { kind: "file" as const, name: `${layer} ${name}`, ...(line === undefined ? {} : { line }) },
      ...(layer === "managed" || layer === "requirements" ? { isFixed: true as const } : {}),
    };
  });
  return { target, settings };
}
