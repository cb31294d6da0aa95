import { updateFile } from "../node/write-atomic.ts";
import { setToml } from "../toml/edit-toml.ts";

/** A writer for the tests that kill: sets `key.N` for N from 0 in a file, as often as it is told. */
const [file = "", key = "", count = "1"] = process.argv.slice(2);
for (let at = 0; at < Number(count); at++) updateFile(file, (text = "") => setToml(text, [key, `n${at}`], at));
