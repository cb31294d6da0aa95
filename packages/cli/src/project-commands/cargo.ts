import type { Found } from "./found.ts";
import { readToml, tableAt } from "./toml.ts";

/** What cargo does in a folder with a Cargo.toml. */
export async function cargoCommands(root: string): Promise<readonly Found[]> {
  const manifest = await readToml(root, "Cargo.toml");
  const isWorkspace = tableAt(manifest, "workspace") !== undefined;
  if (!isWorkspace && tableAt(manifest, "package") === undefined) return [];
  const all = isWorkspace ? " --workspace" : "";
  return [
    { run: `cargo test${all}`, from: "Cargo.toml", wholeSuite: true },
    { run: `cargo check${all}`, from: "Cargo.toml", wholeSuite: false },
  ];
}
