import { healthRoutes } from "./billing/health.js";
import { invoiceRoutes } from "./billing/invoices.js";
import { refundRoutes } from "./billing/refunds.js";
import { openStore } from "./billing/store.js";
import { totalRoutes } from "./billing/totals.js";
import { router } from "./http/router.js";

/** The service. */
export function openApp() {
  const store = openStore();
  return router([...healthRoutes(), ...invoiceRoutes(store), ...refundRoutes(store), ...totalRoutes(store)]);
}
