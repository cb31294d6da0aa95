import { expect, test } from "vitest";
import { readSpec } from "./read-spec.ts";

const readAs = (text: string): readonly string[] =>
  readSpec(text).requirements.flatMap(({ id, line, text: words, criteria }) => [
    `${id} ${line}: ${words}`,
    ...criteria.filter((each) => each.id !== id).map((each) => `  ${each.id} ${each.line}: ${each.text}`),
  ]);

test("numbered sentences, as standards have them", () => {
  const text = `# Software Requirements Specification: Label printer

## 1 Introduction

### 1.1 Purpose

This document describes the label printer service.

### 1.2 Definitions

| Term | Meaning |
| --- | --- |
| label | a printed tag of 62 mm |

## 3 Specific requirements

### 3.1 Functional requirements

3.1.1 The service shall print a label for each parcel.

3.1.2 The service shall reject a parcel without an address with status 422.

3.1.3 Rationale: parcels without an address come back.

### 3.2 Performance requirements

3.2.1 The service shall print 20 labels per minute.

3.2.2 \`npm run bench\` shall exit with 0.

### 3.3 Design constraints

3.3.1 The service shall not store addresses.

3.3.2 No file under \`src/\` shall import \`fs\`.

## 4 Verification

4.1 \`npm test\` passes (3.1.1, 3.1.2).

4.2 The file \`reports/bench.json\` exists after the bench run.

## Appendix A: Not in this release

- Colour labels
- Printing over Bluetooth
`;
  expect(readAs(text)).toEqual([
    "3.1 17: Functional requirements",
    "  3.1.1 19: The service shall print a label for each parcel.",
    "  3.1.2 21: The service shall reject a parcel without an address with status 422.",
    "3.2 25: Performance requirements",
    "  3.2.1 27: The service shall print 20 labels per minute.",
    "  3.2.2 29: `npm run bench` shall exit with 0.",
    "3.3 31: Design constraints",
    "  3.3.1 33: The service shall not store addresses.",
    "  3.3.2 35: No file under `src/` shall import `fs`.",
    "4.1 39: `npm test` passes (3.1.1, 3.1.2).",
    "4.2 41: The file `reports/bench.json` exists after the bench run.",
  ]);
  // one line after another, without an empty one between
  expect(readAs(text.replace(/\.\n\n(?=\d+\.\d)/g, ".\n")).length).toBe(11);
});

test("the capitals of RFC 2119: each sentence is one, with its line", () => {
  const text = `# Webhook delivery

Status: draft

The key words "MUST", "MUST NOT", "SHOULD" and "MAY" are to be read as described in RFC 2119.

## Abstract

This note says how the hub delivers webhooks.

## Delivery

The hub MUST deliver each event to every subscriber at least once. A delivery MUST carry the header \`X-Signature\`.
Subscribers SHOULD answer within 5 seconds. The hub MAY batch events.

If a subscriber answers with a status of 500 or more, the hub MUST retry with exponential backoff, at most 6 times.

## Security Considerations

The hub MUST NOT follow redirects. Secrets MUST NOT be logged.

## Conformance

An implementation is conformant when \`cargo test --test conformance\` exits 0 and \`target/report.json\` exists.

## References

- RFC 2119
`;
  expect(readAs(text)).toEqual([
    "hub-deliver-each-event-every-subscriber 13: The hub MUST deliver each event to every subscriber at least once.",
    "delivery-carry-header-x-signature 13: A delivery MUST carry the header `X-Signature`.",
    "subscribers-answer-within-5-seconds-hub 14: Subscribers SHOULD answer within 5 seconds. The hub MAY batch events.",
    "if-subscriber-answers-status-500-more 16: If a subscriber answers with a status of 500 or more, the hub MUST retry with exponential backoff, at most 6 times.",
    "hub-not-follow-redirects 20: The hub MUST NOT follow redirects.",
    "secrets-not-logged 20: Secrets MUST NOT be logged.",
    "implementation-conformant-when-cargo-test-test 24: An implementation is conformant when `cargo test --test conformance` exits 0 and `target/report.json` exists.",
  ]);
});

test.each([
  ["a measure does not number a requirement", "2.5 GB is the most that it takes.", "takes-2-5-gb"],
  ["a sentence that names its check", "The suite `npm test` passes.", "suite-npm-test-passes"],
])("%s", (_name, line, id) => {
  const text = `# A\n\n## Requirements\n\nThis section says what is asked for.\n\n${line}\n\n- It takes 2.5 GB\n`;
  expect(readSpec(text).requirements.map((each) => each.id)).toContain(id);
  expect(readSpec(text).requirements.map((each) => each.line)).not.toContain(5);
});
