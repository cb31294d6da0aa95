import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../src/billing/store.js";

test("an invoice is the sum of its lines, in whole cents", () => {
  const { invoices } = openStore();
  assert.deepEqual(
    [...invoices.values()].map(({ id, cents }) => [id, cents]),
    [
      ["i1", 48988],
      ["i2", 5997],
      ["i3", 7168],
    ],
  );
});
