import { firstsOf, type Node, wordsBy } from "./pattern-node.ts";

/**
 * A text that patterns are matched against. What a named part was found to match at a place is remembered for all patterns of one grammar, so that the time
 * grows with the text and the grammar, and not with the ways in which a pattern could be taken apart.
 */
export class Subject {
  readonly text: string;
  readonly #memory: (readonly number[] | undefined)[][] = [];
  readonly #ones: (readonly number[])[] = [];

  constructor(text: string, folds: boolean) {
    const small = text.toLowerCase();
    this.text = folds && small.length === text.length ? small : text;
  }

  /** Where a part can end that begins at a place, likeliest first. */
  ends(node: Node, at: number): readonly number[] {
    switch (node.kind) {
      case "text":
        return this.text.startsWith(node.text, at) ? this.#one(at + node.text.length) : none;
      case "words":
        return this.#words(node, at);
      case "set": {
        const point = this.text.codePointAt(at);
        return point !== undefined && node.set.has(point) ? this.#one(at + (point > 0xffff ? 2 : 1)) : none;
      }
      case "named": {
        return this.#named(node, at);
      }
      case "group":
        return this.ends(node.item, at);
      case "run":
        return this.#run(node.items, at);
      case "any":
        return this.#any(node, at);
      case "repeat":
        return this.#repeat(node, at);
      case "ahead":
        return this.ends(node.item, at).length > 0 !== node.not ? this.#one(at) : none;
      case "behind":
        return node.test(this.text, at) !== node.not ? this.#one(at) : none;
      case "end":
        return at === this.text.length ? this.#one(at) : none;
    }
  }

  /** A named part is read once at each place. */
  #named({ id, node }: Extract<Node, { kind: "named" }>, at: number): readonly number[] {
    this.#memory[id] ??= [];
    const places = this.#memory[id];
    places[at] ??= this.ends(node(), at);
    return places[at];
  }

  /** Those of a list of words that stand at a place. */
  #words(node: Extract<Node, { kind: "words" }>, at: number): readonly number[] {
    let found: readonly number[] = none;
    for (const word of wordsBy(node).get(this.text.charAt(at)) ?? noWords) {
      if (!this.text.startsWith(word, at)) continue;
      const end = at + word.length;
      if (found.length === 0) found = this.#one(end);
      else if (!found.includes(end)) found = [...found, end];
    }
    return found;
  }

  #run(items: readonly Node[], at: number): readonly number[] {
    let places: readonly number[] = this.#one(at);
    for (const item of items) {
      if (places.length === 1) places = this.ends(item, places[0] ?? 0);
      else {
        const next = new Set<number>();
        for (const place of places) for (const end of this.ends(item, place)) next.add(end);
        places = [...next];
      }
      if (places.length === 0) return none;
    }
    return places;
  }

  /** The alternatives that can begin at a place. */
  alternatives(node: Extract<Node, { kind: "any" }>, at: number): readonly Node[] {
    const { by, others } = firstsOf(node);
    return by.get(this.text.charAt(at)) ?? others;
  }

  #any(node: Extract<Node, { kind: "any" }>, at: number): readonly number[] {
    let found: readonly number[] = none;
    let all: Set<number> | undefined;
    for (const item of this.alternatives(node, at)) {
      const ends = this.ends(item, at);
      if (ends.length === 0) continue;
      if (found.length === 0) found = ends;
      else {
        all ??= new Set(found);
        for (const end of ends) all.add(end);
      }
    }
    return all === undefined ? found : [...all];
  }

  #repeat({ item, least, most, lazy }: Extract<Node, { kind: "repeat" }>, at: number): readonly number[] {
    if (item.kind === "set") return this.#span(item, least, most, lazy, at);
    const first = this.ends(item, at);
    const begins = first.length > 0 && !(first.length === 1 && first[0] === at);
    if (!begins) return least === 0 || first.length > 0 ? this.#one(at) : none;
    if (most === 1) {
      if (least === 1) return first;
      const rest = first.includes(at) ? first.filter((end) => end !== at) : first;
      return lazy ? [at, ...rest] : [...rest, at];
    }
    return this.#levels(item, least, most, lazy, at);
  }

  /** Where a part ends that stands several times: each number of times from the least on is a level. */
  #levels(item: Node, least: number, most: number, lazy: boolean, at: number): readonly number[] {
    const levels: number[][] = [[at]];
    const seen = new Set<number>([at]);
    for (let count = 1; count <= most; count += 1) {
      const next = this.#further(item, levels[count - 1] ?? [], count > least ? seen : new Set());
      if (next.length === 0) break;
      for (const end of next) seen.add(end);
      levels.push(next);
    }
    if (levels.length - 1 < least) return this.#empties(item, at) ? this.#one(at) : none;
    const from = levels.slice(least);
    return [...new Set(lazy ? from.flat() : from.toReversed().flat())];
  }

  /** Where a part ends that begins at one of some places, but at none that was seen: a part that matches nothing would repeat for ever. */
  #further(item: Node, places: readonly number[], seen: ReadonlySet<number>): number[] {
    const next = new Set<number>();
    for (const place of places)
      for (const end of this.ends(item, place)) if (end !== place && !seen.has(end)) next.add(end);
    return [...next];
  }

  /** A place alone; made once. */
  #one(at: number): readonly number[] {
    this.#ones[at] ??= [at];
    return this.#ones[at];
  }

  #empties(item: Node, at: number): boolean {
    return this.ends(item, at).includes(at);
  }

  /** A run of characters of one set: each length from the least to the most that it reaches. */
  #span(
    { set }: Extract<Node, { kind: "set" }>,
    least: number,
    most: number,
    lazy: boolean,
    at: number,
  ): readonly number[] {
    const ends: number[] = [at];
    let place = at;
    while (ends.length <= most) {
      const point = this.text.codePointAt(place);
      if (point === undefined || !set.has(point)) break;
      place += point > 0xffff ? 2 : 1;
      ends.push(place);
    }
    if (ends.length <= least) return none;
    const long = ends.slice(least);
    return lazy ? long : long.toReversed();
  }
}

const none: readonly number[] = [];
const noWords: readonly string[] = [];
