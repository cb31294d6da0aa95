import type { RunEvent } from "@goalpost/target";

/** The kinds of event of a run, in order, each with the word that tells it apart. */
export const wordsOfEvents = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => {
    switch (event.type) {
      case "turnStarted":
        return [`turn ${event.turn} started`];
      case "turnEnded":
        return [`turn ${event.turn} ${event.status}`];
      case "goalStatus":
        return [`goal ${event.status}${event.reason === undefined ? "" : `: ${event.reason}`}`];
      case "warning":
        return [`warning ${event.code}`];
      case "bound":
        return [`bound ${event.bound}`];
      case "judged":
        return [`judged ${event.verdict}`];
      case "ended":
        return [`ended ${event.result.reason}`];
      case "threadStarted":
      case "reactivated":
        return [event.type];
      default:
        return [];
    }
  });
