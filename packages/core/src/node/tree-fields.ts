import { isOptions, type Options } from "../errors/options.ts";
import { optionsOf } from "./item.ts";

/** @internal What scope and unchanged were given: paths, and options as the last argument. Whatever else is among them is left for the schema to refuse. */
export function treeFields(name: string, given: readonly unknown[]): Options {
  const last = given.at(-1);
  if (!isOptions(last)) return { paths: given };
  return { paths: given.slice(0, -1), ...optionsOf(name, [last], ["since"]) };
}
