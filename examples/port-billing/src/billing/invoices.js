export function mountInvoices(app, store) {
  app.get("/invoices", (req, res) => {
    const all = [...store.invoices.values()];
    res.json(req.query.customer === undefined ? all : all.filter(({ customer }) => customer === req.query.customer));
  });

  app.get("/invoices/:id", (req, res) => {
    const found = store.invoices.get(req.params.id);
    if (found === undefined) return res.status(404).json({ error: `no invoice ${req.params.id}` });
    return res.json(found);
  });

  app.post("/invoices", (req, res) => {
    const { customer, lines } = req.body ?? {};
    if (typeof customer !== "string" || customer === "") return res.status(400).json({ error: "customer is missing" });
    if (!Array.isArray(lines) || lines.length === 0) return res.status(400).json({ error: "lines are missing" });
    for (const [index, line] of lines.entries()) {
      if (!Number.isInteger(line.count) || !Number.isInteger(line.cents) || line.count < 1) {
        return res.status(400).json({ error: `line ${index + 1} is wrong` });
      }
    }
    const added = store.addInvoice(
      customer,
      lines.map(({ what, count, cents }) => ({ what, count, cents })),
    );
    return res.status(201).set("location", `/invoices/${added.id}`).json(added);
  });

  app.post("/invoices/:id/pay", (req, res) => {
    const found = store.invoices.get(req.params.id);
    if (found === undefined) return res.status(404).json({ error: `no invoice ${req.params.id}` });
    if (found.state === "paid") return res.status(409).json({ error: `invoice ${found.id} is paid` });
    found.state = "paid";
    return res.json(found);
  });
}
