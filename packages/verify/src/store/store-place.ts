import { join } from "node:path";
import { stateBase } from "../seal/state-dir.ts";
import { BlobStore } from "./blob-store.ts";

/** The store of all projects, in the state folder. */
export const openStore = (root: string, env: NodeJS.ProcessEnv): BlobStore =>
  new BlobStore(join(stateBase(root, env), "store"));
