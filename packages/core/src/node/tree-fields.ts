import { isOptions, type Options, requireWholeTexts } from "../errors/options.ts";
import { optionsOf } from "./item.ts";

/** @internal What scope and unchanged were given: paths, and options as the last argument. Whatever else is among them is left for the schema to refuse. */
export function treeFields(name: string, given: readonly unknown[]): Options {
  const last = given.at(-1);
  const paths = isOptions(last) ? given.slice(0, -1) : given;
  requireWholeTexts(`${name}.paths`, paths);
  return isOptions(last) ? { paths, ...optionsOf(name, [last], ["since"]) } : { paths };
}
