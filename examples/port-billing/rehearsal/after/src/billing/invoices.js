/** @param {ReturnType<typeof import("./store.js").openStore>} store */
export const invoiceRoutes = (store) => [
  { method: "GET", path: "/invoices", handle: ({ query }) => list(store, query.get("customer")) },
  { method: "GET", path: "/invoices/:id", handle: ({ params }) => show(store, params.id) },
  { method: "POST", path: "/invoices", handle: ({ body }) => create(store, body ?? {}) },
  { method: "POST", path: "/invoices/:id/pay", handle: ({ params }) => pay(store, params.id) },
];

function list({ invoices }, customer) {
  const all = [...invoices.values()];
  return { body: customer === null ? all : all.filter((invoice) => invoice.customer === customer) };
}

function show({ invoices }, id) {
  const found = invoices.get(id);
  return found === undefined ? { status: 404, body: { error: `no invoice ${id}` } } : { body: found };
}

function create(store, { customer, lines }) {
  if (typeof customer !== "string" || customer === "") return wrong("customer is missing");
  if (!Array.isArray(lines) || lines.length === 0) return wrong("lines are missing");
  for (const [index, { count, cents }] of lines.entries()) {
    if (!Number.isInteger(count) || !Number.isInteger(cents) || count < 1) return wrong(`line ${index + 1} is wrong`);
  }
  const added = store.addInvoice(
    customer,
    lines.map(({ what, count, cents }) => ({ what, count, cents })),
  );
  return { status: 201, headers: { location: `/invoices/${added.id}` }, body: added };
}

function pay({ invoices }, id) {
  const found = invoices.get(id);
  if (found === undefined) return { status: 404, body: { error: `no invoice ${id}` } };
  if (found.state === "paid") return { status: 409, body: { error: `invoice ${id} is paid` } };
  found.state = "paid";
  return { body: found };
}

const wrong = (error) => ({ status: 400, body: { error } });
