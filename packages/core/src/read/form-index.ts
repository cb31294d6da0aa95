import type { Need } from "./needs.ts";

/** Numbers that stand for the pieces of three letters of a text, or fewer where a need is shorter. */
const buckets = 4096;

/** Which of some forms a text can fit: by pieces of words that each of them needs. Plain data, so that it can be made before a program runs. */
export interface FormTable {
  /** For each form the needs that must all be met, as indices. */
  readonly forms: readonly (readonly number[])[];
  /** For each need the pieces of which one must be there. */
  readonly needs: readonly (readonly number[])[];
}

/** The table of some forms. */
export function tableOf(forms: readonly (readonly Need[])[]): FormTable {
  const ids = new Map<string, number>();
  const needs: (readonly number[])[] = [];
  const idOf = (need: Need): number => {
    const pieces = [...new Set(need.map(pieceOf))].sort((left, right) => left - right);
    const key = pieces.join();
    const id = ids.get(key) ?? needs.push(pieces) - 1;
    ids.set(key, id);
    return id;
  };
  return { forms: forms.map((form) => [...new Set(form.map(idOf))]), needs };
}

/** Letters, the commonest first. */
const common = " etaoinsrhldcumfpgwybvkxjqz";
const rarity = (char: string): number => {
  const at = common.indexOf(char);
  return at === -1 ? common.length : at;
};

/** The piece of a text that is rarest. */
function pieceOf(text: string): number {
  let best = 0;
  let most = -1;
  const length = Math.min(3, text.length);
  for (let at = 0; at + length <= text.length; at += 1) {
    const score = [...text.slice(at, at + length)].reduce((sum, char) => sum + rarity(char), 0);
    if (score > most) [best, most] = [at, score];
  }
  return piece(text, best, length);
}

function piece(text: string, at: number, length: number): number {
  let hash = length;
  for (let index = at; index < at + length; index += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) & 0xffffff;
  return (hash ^ (hash >> 12)) & (buckets - 1);
}

/** The pieces of a text, each once. */
export function piecesOf(text: string): readonly number[] {
  const known = lately.get(text);
  if (known !== undefined) return known;
  const small = text.toLowerCase();
  turn += 1;
  const pieces: number[] = [];
  for (let at = 0; at < small.length; at += 1) {
    for (let length = 1; length <= 3 && at + length <= small.length; length += 1) {
      const each = piece(small, at, length);
      if (seen[each] === turn) continue;
      seen[each] = turn;
      pieces.push(each);
    }
  }
  if (lately.size >= 64) lately.clear();
  lately.set(text, pieces);
  return pieces;
}
/** The turn in which a piece was seen last. */
const seen = new Float64Array(buckets);
let turn = 0;
/** The clauses that were looked at last: each is asked for by several sets of forms. */
const lately = new Map<string, readonly number[]>();

/** Finds the forms that a text can fit. */
export class FormIndex {
  readonly #forms: FormTable["forms"];
  /** The turn in which a need was met last. */
  readonly #met: Float64Array;
  #turn = 0;
  readonly #needsBy = new Map<number, number[]>();
  /** Forms by the first of their needs, which is the rarest. */
  readonly #formsBy: number[][];
  /** Forms that need nothing. */
  readonly #always: number[] = [];

  constructor({ forms, needs }: FormTable) {
    this.#forms = forms;
    this.#met = new Float64Array(needs.length);
    this.#formsBy = needs.map(() => []);
    for (const [id, pieces] of needs.entries()) {
      for (const each of pieces) {
        const list = this.#needsBy.get(each);
        if (list === undefined) this.#needsBy.set(each, [id]);
        else list.push(id);
      }
    }
    for (const [index, [first]] of forms.entries())
      (first === undefined ? this.#always : this.#formsBy[first])?.push(index);
  }

  /** Indices of the forms, in their order. A form that is missing cannot match any part of the text. */
  candidates(pieces: readonly number[]): readonly number[] {
    this.#turn += 1;
    const [met, now] = [this.#met, this.#turn];
    const ids: number[] = [];
    for (const each of pieces) {
      for (const id of this.#needsBy.get(each) ?? none) {
        if (met[id] === now) continue;
        met[id] = now;
        ids.push(id);
      }
    }
    const found: number[] = [];
    for (const id of ids) for (const index of this.#formsBy[id] ?? none) if (this.#isMet(index, now)) found.push(index);
    return merged(
      this.#always,
      found.sort((left, right) => left - right),
    );
  }

  #isMet(index: number, now: number): boolean {
    for (const each of this.#forms[index] ?? none) if (this.#met[each] !== now) return false;
    return true;
  }
}

/** Two lists in their order, as one. */
function merged(left: readonly number[], right: readonly number[]): readonly number[] {
  if (right.length === 0) return left;
  const all: number[] = [];
  let at = 0;
  for (const each of left) {
    while ((right[at] ?? each) < each) {
      all.push(right[at] ?? each);
      at += 1;
    }
    all.push(each);
  }
  for (; at < right.length; at += 1) all.push(right[at] ?? 0);
  return all;
}

const none: readonly number[] = [];
