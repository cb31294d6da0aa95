/** @param {ReturnType<typeof import("./store.js").openStore>} store */
export const totalRoutes = (store) => [{ method: "GET", path: "/totals", handle: () => ({ body: totals(store) }) }];

function totals(store) {
  const byCustomer = {};
  for (const { id, customer, cents, state } of store.invoices.values()) {
    byCustomer[customer] ??= { billed: 0, paid: 0, refunded: 0, due: 0 };
    const total = byCustomer[customer];
    total.billed += cents;
    if (state === "paid") total.paid += cents;
    else total.due += cents;
    total.refunded += store.refundedOn(id);
  }
  return byCustomer;
}
