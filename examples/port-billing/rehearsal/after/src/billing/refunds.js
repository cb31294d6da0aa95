/** @param {ReturnType<typeof import("./store.js").openStore>} store */
export const refundRoutes = (store) => [
  { method: "GET", path: "/refunds", handle: () => ({ body: [...store.refunds.values()] }) },
  { method: "POST", path: "/refunds", handle: ({ body }) => refund(store, body ?? {}) },
];

function refund(store, { invoice, cents, reason = null }) {
  const found = store.invoices.get(invoice);
  if (found === undefined) return { status: 404, body: { error: `no invoice ${invoice}` } };
  if (!Number.isInteger(cents) || cents < 1) return { status: 400, body: { error: "cents is wrong" } };
  const paid = found.state === "paid" ? found.cents : 0;
  if (store.refundedOn(invoice) + cents > paid) {
    return { status: 409, body: { error: `more than the ${paid} cents paid on ${invoice}` } };
  }
  return { status: 201, body: store.addRefund(invoice, cents, reason) };
}
