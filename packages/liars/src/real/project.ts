import type { Contract } from "@goalpost/core";
import type { RoomSettings } from "@goalpost/verify";
import type { Tree } from "../tree.ts";

/** A project that was not written for us. */
export interface RealProject {
  readonly id: string;
  /** What it is, in a few words. */
  readonly is: string;
  /** What is fetched, with its version. */
  readonly from: string;
  /**
   * Brings it into an empty folder.
   *
   * @throws Error that says why it cannot be had here.
   */
  readonly fetch: (folder: string) => void;
  /** Debian's own toolchain instead of what stands first on PATH. */
  readonly debian?: boolean;
  readonly room?: RoomSettings;
  readonly contract: Contract;
  /** Does the work, with a test of its own. */
  readonly honest: (at: Tree) => void;
  /** Goes on after "one that". */
  readonly lie: { readonly does: string; readonly play: (at: Tree) => void };
}
