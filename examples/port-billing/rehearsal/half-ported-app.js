import { healthRoutes } from "./billing/health.js";
import { invoiceRoutes } from "./billing/invoices.js";
import { mountRefunds } from "./billing/refunds.js";
import { openStore } from "./billing/store.js";
import { mountTotals } from "./billing/totals.js";
import { router } from "./http/router.js";
import { legacyRouter } from "./legacy/router.js";

/** The service. What is ported is served by `fetch`; the rest is still behind `legacy.inject`. */
export function openApp() {
  const store = openStore();
  const legacy = legacyRouter();
  mountRefunds(legacy, store);
  mountTotals(legacy, store);
  return { ...router([...healthRoutes(), ...invoiceRoutes(store)]), legacy };
}
