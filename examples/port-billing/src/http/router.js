/**
 * The new router: a handler takes what the request says and returns the answer. Requests and responses are the platform's own.
 *
 * @typedef {{ params: Record<string, string>, query: URLSearchParams, body: unknown }} Asked
 * @typedef {{ status?: number, headers?: Record<string, string>, body: unknown }} Answer
 * @typedef {{ method: string, path: string, handle: (asked: Asked) => Answer }} Route
 */

/** @param {readonly Route[]} routes */
export function router(routes) {
  const known = routes.map((route) => ({ ...route, pattern: new URLPatternLite(route.path) }));
  let served = 0;
  return {
    routes: routes.map(({ method, path }) => `${method} ${path}`),
    /** @param {Request} request */
    async fetch(request) {
      served += 1;
      const { status = 200, headers = {}, body } = await answer(known, request);
      return new Response(JSON.stringify(body), {
        status,
        headers: { "content-type": "application/json; charset=utf-8", "x-request-id": `r${served}`, ...headers },
      });
    },
  };
}

async function answer(known, request) {
  const { pathname, searchParams } = new URL(request.url);
  for (const { method, pattern, handle } of known) {
    const params = method === request.method ? pattern.exec(pathname) : undefined;
    if (params === undefined) continue;
    const text = await request.text();
    const body = text === "" ? undefined : parse(text);
    if (body === notJson) return { status: 400, body: { error: "body is not JSON" } };
    return handle({ params, query: searchParams, body });
  }
  return { status: 404, body: { error: "no route" } };
}

const notJson = Symbol("not JSON");

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

/** `/invoices/:id` against a path. */
class URLPatternLite {
  #parts;
  constructor(path) {
    this.#parts = path.split("/");
  }
  exec(path) {
    const given = path.split("/");
    if (given.length !== this.#parts.length) return undefined;
    const params = {};
    for (const [index, part] of this.#parts.entries()) {
      if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(given[index]);
      else if (part !== given[index]) return undefined;
    }
    return params;
  }
}
