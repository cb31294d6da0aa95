export function mountRefunds(app, store) {
  app.get("/refunds", (_req, res) => {
    res.json([...store.refunds.values()]);
  });

  app.post("/refunds", (req, res) => {
    const { invoice, cents, reason } = req.body ?? {};
    const found = store.invoices.get(invoice);
    if (found === undefined) return res.status(404).json({ error: `no invoice ${invoice}` });
    if (!Number.isInteger(cents) || cents < 1) return res.status(400).json({ error: "cents is wrong" });
    const paid = found.state === "paid" ? found.cents : 0;
    if (store.refundedOn(invoice) + cents > paid) {
      return res.status(409).json({ error: `more than the ${paid} cents paid on ${invoice}` });
    }
    return res.status(201).json(store.addRefund(invoice, cents, reason ?? null));
  });
}
