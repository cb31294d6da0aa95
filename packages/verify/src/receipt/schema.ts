import * as z from "zod/mini";
import type { Receipt } from "./receipt.ts";

const text = z.string();
const count = z.number().check(z.nonnegative());
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: "is not a sha256 in hex" }));
const list = <Item extends z.core.SomeType>(item: Item) => z.readonly(z.array(item));

const evidenceSchema = z.readonly(z.strictObject({ path: text, bytes: count, sha256: hash }));

const approvalSchema = z.readonly(
  z.strictObject({
    who: text,
    when: text,
    by: z.enum(["terminal", "signed"]),
    key: z.exactOptional(text),
    note: z.exactOptional(text),
    void: z.exactOptional(text),
  }),
);

const testsSchema = z.readonly(
  z.strictObject({
    format: text,
    passed: count,
    failed: count,
    skipped: count,
    todo: count,
    at_start: z.nullable(count),
    added: count,
    unstable: count,
    source: text,
  }),
);

const checkSchema = z.readonly(
  z.strictObject({
    id: text,
    block: z.enum(["constraints", "done_when"]),
    kind: text,
    title: text,
    status: z.enum(["pass", "fail", "cannot-run", "needs-person"]),
    what: text,
    help: z.exactOptional(text),
    duration_ms: count,
    exit_code: z.exactOptional(z.nullable(z.int())),
    output: z.exactOptional(text),
    details: z.exactOptional(list(text)),
    evidence: z.exactOptional(evidenceSchema),
    approval: z.exactOptional(approvalSchema),
    value: z.exactOptional(z.number()),
    baseline: z.exactOptional(z.number()),
    tests: z.exactOptional(testsSchema),
  }),
);

const definerSchema = z.readonly(
  z.strictObject({ path: text, change: text, defines: list(text), allowed_by: z.nullable(text) }),
);

const roomSchema = z.readonly(
  z.strictObject({
    seal_sha256: hash,
    base_sha256: hash,
    seal_from: z.enum(["start", "state"]),
    tree_sha256: hash,
    git_tree: z.nullable(text),
    changed: count,
    left_out: list(
      z.readonly(
        z.strictObject({ path: text, change: text, what: text, made_again: z.exactOptional(z.literal(true)) }),
      ),
    ),
    sandbox: z.enum(["bubblewrap", "seatbelt", "none"]),
    holds: list(text),
    lacks: list(text),
    without_because: z.nullable(text),
    setup: list(text),
    ignored: list(text),
    kept: list(text),
    environment: list(text),
    exposed: list(text),
    given: z.exactOptional(
      list(
        z.readonly(z.strictObject({ check: text, network: z.boolean(), environment: list(text), exposed: list(text) })),
      ),
    ),
    mine: z.exactOptional(
      list(
        z.readonly(
          z.strictObject({ path: text, change: text, who: text, when: text, by: z.enum(["terminal", "signed"]) }),
        ),
      ),
    ),
  }),
);

const place = { line: z.nullable(count), file: z.nullable(text) };

const secondSchema = z.readonly(
  z.strictObject({
    client: text,
    model: z.exactOptional(text),
    independent: z.nullable(z.boolean()),
    state: z.enum(["answered", "failed", "not-asked"]),
    veto: z.boolean(),
    reason: text,
    ...place,
    notes: list(z.readonly(z.strictObject({ file: text, line: z.nullable(count), quote: text }))),
  }),
);

/** @internal The schema of a receipt. */
export const receiptSchema = z.readonly(
  z.strictObject({
    version: z.literal(1),
    contract: z.readonly(z.strictObject({ id: text, sha256: hash, sealed: z.boolean(), sealed_at: z.nullable(text) })),
    verdict: z.enum(["done", "not done", "needs person", "open"]),
    interrupted: z.boolean(),
    started_at: text,
    duration_ms: count,
    environment: z.readonly(z.strictObject({ node: text, platform: text, git: z.nullable(text) })),
    tree: z.readonly(
      z.strictObject({ commit: z.nullable(text), base_commit: z.nullable(text), dirty: z.nullable(z.boolean()) }),
    ),
    checks: list(checkSchema),
    changed_definers: list(definerSchema),
    room: z.nullable(roomSchema),
    open: list(text),
    notes: list(text),
    evidence_dir: z.nullable(text),
    second: z.exactOptional(secondSchema),
  }),
) satisfies z.ZodMiniType<Receipt>;

/** @internal The JSON Schema of a receipt, as it is shipped. */
export function receiptJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(receiptSchema, { io: "output" });
  return { $schema, title: "Goalpost receipt, version 1", ...rest };
}
