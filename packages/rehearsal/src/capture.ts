import { type CapturedRequest, type Reading, type RequestKind, Seen, View } from "./seen.ts";

const secretHeader = /authorization|api-?key|cookie|token|secret|credential/i;

/** Keeps every request, in order, and gives views on them. */
export class Capture {
  readonly #requests: CapturedRequest[] = [];
  readonly #readings = new WeakMap<CapturedRequest, Reading>();

  add(request: Omit<CapturedRequest, "index" | "saw" | "model">, reading: Reading): CapturedRequest {
    const saw = new View(() => [reading]);
    const captured = Object.freeze({ ...request, index: this.#requests.length + 1, model: reading.model, saw });
    this.#readings.set(captured, reading);
    this.#requests.push(captured);
    return captured;
  }

  get all(): readonly CapturedRequest[] {
    return this.#requests;
  }

  seen(kind: RequestKind): Seen {
    return new Seen(
      () => this.#requests.filter((request) => request.kind === kind),
      (request) => this.#readings.get(request) ?? { items: [], tools: [] },
    );
  }
}

/** Headers without what could be a credential: a capture may end in a report. */
export function maskHeaders(headers: NodeJS.Dict<string | string[]>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).map(([name, value = ""]) => [
    name,
    secretHeader.test(name) ? "[hidden]" : Array.isArray(value) ? value.join(", ") : value,
  ]);
  return Object.freeze(Object.fromEntries(entries));
}
