/** The books: in memory, the same at every start, so that answers can be compared to the byte. */
export function openStore() {
  const invoices = new Map([
    ["i1", invoice("i1", "acme", [line("seats", 12, 1999), line("support", 1, 25000)], "paid")],
    ["i2", invoice("i2", "globex", [line("seats", 3, 1999)], "open")],
    ["i3", invoice("i3", "acme", [line("storage", 1024, 7)], "open")],
  ]);
  const refunds = new Map([["f1", { id: "f1", invoice: "i1", cents: 1999, reason: "one seat too many" }]]);
  return {
    invoices,
    refunds,
    addInvoice(customer, lines) {
      const id = `i${invoices.size + 1}`;
      const added = invoice(id, customer, lines, "open");
      invoices.set(id, added);
      return added;
    },
    addRefund(invoiceId, cents, reason) {
      const id = `f${refunds.size + 1}`;
      const added = { id, invoice: invoiceId, cents, reason };
      refunds.set(id, added);
      return added;
    },
    refundedOn: (invoiceId) =>
      [...refunds.values()].filter(({ invoice }) => invoice === invoiceId).reduce((sum, { cents }) => sum + cents, 0),
  };
}

const line = (what, count, cents) => ({ what, count, cents });

function invoice(id, customer, lines, state) {
  return { id, customer, lines, cents: lines.reduce((sum, { count, cents }) => sum + count * cents, 0), state };
}
