/** Ported: the pattern for the other routes. */
export const healthRoutes = () => [{ method: "GET", path: "/health", handle: () => ({ body: { ok: true } }) }];
