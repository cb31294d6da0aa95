import type { RehearsalEvent } from "@goalpost/rehearsal";
import { figure } from "../output/figure.ts";
import { oneLine } from "../output/plain-text.ts";
import type { Style } from "../output/style.ts";

/** What the scripted model was sent, and what went wrong around it, for people. */
export function* modelLines(event: RehearsalEvent, style: Style): Generator<string> {
  if (event.type === "request" && (event.request.kind === "turn" || event.request.kind === "compaction")) {
    const items = event.request.saw.items();
    const characters = items.reduce((total, { text }) => total + text.length, 0);
    const what = event.request.kind === "compaction" ? "is asked to compact" : "is sent";
    yield `  ${style.dim(`→ the model ${what} ${figure(items.length)} items, ${figure(characters)} characters`)}`;
  } else if (event.type === "outside") {
    yield `  ${style.yellow("outside:")} the client asked for ${oneLine(event.address)}, and was refused`;
  } else if (event.type === "end" && event.end.reason !== "script-ended") {
    yield `  ${style.yellow("script:")} ${oneLine(event.end.message)}`;
  }
}
