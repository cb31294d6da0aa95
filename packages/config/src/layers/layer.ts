/** Where a configuration comes from, in the words of both clients. `requirements`: Codex's requirements.toml, which holds the other layers to it. */
export type LayerKind = "system" | "user" | "profile" | "project" | "local" | "session" | "managed" | "requirements";

/** One configuration in force. */
export interface ConfigLayerInput {
  readonly kind: LayerKind;
  /** Its file, or what was typed. */
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Of a project: whether the client trusts it. Default true. */
  readonly isTrusted?: boolean;
}

/** The value that counts, who set it, and who wanted something else. */
export interface EffectiveEntry {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly layer: LayerKind;
  readonly name: string;
  /** The path in its own file, where that is another: a list of requirements. */
  readonly setAt?: readonly string[];
  /** Of a list that the client joins over its layers: who set each element, the lowest first. */
  readonly elements?: readonly EffectiveElement[];
  /** Lower layers whose value does not count. */
  readonly overrides: readonly { readonly layer: LayerKind; readonly name: string; readonly value: unknown }[];
}

/** One element of a joined list, and every layer that set it. */
export interface EffectiveElement {
  readonly value: unknown;
  readonly setBy: readonly { readonly layer: LayerKind; readonly name: string }[];
}

/** What the client makes of all layers. */
export interface EffectiveConfig {
  readonly entries: ReadonlyMap<string, EffectiveEntry>;
  /** Keys that the client does not take from their layer. */
  readonly ignored: readonly { readonly path: readonly string[]; readonly name: string; readonly why: string }[];
}
