import type { Subject } from "./subject.ts";
import type { Surface } from "./surface.ts";
import { claudeSurface } from "./surface-claude.ts";
import { codexSurface } from "./surface-codex.ts";

/** What a client offers, in its own words. */
export const surfaceOf = (subject: Subject): Promise<Surface> =>
  subject.client === "codex" ? codexSurface(subject) : claudeSurface(subject);
