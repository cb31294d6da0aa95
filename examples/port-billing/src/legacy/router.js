/**
 * The old router: callbacks on `(req, res, next)`, a response that is changed in place. The port replaces it by `src/http/router.js`.
 */
export function legacyRouter() {
  const routes = [];
  const add = (method) => (path, handler) => routes.push({ method, parts: path.split("/"), handler });

  return {
    get: add("GET"),
    post: add("POST"),
    /** Answers an injected request; nothing listens on a port. */
    inject(req, done) {
      const res = {
        statusCode: 200,
        headers: {},
        set(name, value) {
          res.headers[name] = value;
          return res;
        },
        status(code) {
          res.statusCode = code;
          return res;
        },
        json(body) {
          done(null, { status: res.statusCode, headers: res.headers, body });
        },
      };
      const [path, query = ""] = req.url.split("?");
      for (const { method, parts, handler } of routes) {
        const params = method === req.method ? match(parts, path.split("/")) : undefined;
        if (params === undefined) continue;
        const next = (error) => done(error ?? new Error("no handler answered"));
        return handler({ ...req, params, query: Object.fromEntries(new URLSearchParams(query)) }, res, next);
      }
      return res.status(404).json({ error: "no route" });
    },
  };
}

function match(parts, path) {
  if (parts.length !== path.length) return undefined;
  const params = {};
  for (const [index, part] of parts.entries()) {
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(path[index]);
    else if (part !== path[index]) return undefined;
  }
  return params;
}
