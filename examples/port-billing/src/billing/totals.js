export function mountTotals(app, store) {
  app.get("/totals", (_req, res) => {
    const totals = {};
    for (const { id, customer, cents, state } of store.invoices.values()) {
      totals[customer] ??= { billed: 0, paid: 0, refunded: 0, due: 0 };
      const total = totals[customer];
      total.billed += cents;
      if (state === "paid") total.paid += cents;
      else total.due += cents;
      total.refunded += store.refundedOn(id);
    }
    res.json(totals);
  });
}
