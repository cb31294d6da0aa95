import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openApp } from "../src/app.js";

const folder = new URL("../test/golden/", import.meta.url).pathname;

/** The recorded conversations: each is a list of requests to one fresh service, with the answers that the old one gave. */
export function recordings() {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({
      name: name.replace(/\.json$/, ""),
      exchanges: JSON.parse(readFileSync(join(folder, name), "utf8")),
    }));
}

/** Sends the requests of one recording to a fresh service; nothing listens on a port. */
export async function replay(exchanges) {
  const app = openApp();
  const answers = [];
  for (const { request } of exchanges) {
    const { method, path, body } = request;
    const response = await app.fetch(
      new Request(`http://billing.test${path}`, { method, ...(body === undefined ? {} : { body }) }),
    );
    answers.push({
      status: response.status,
      headers: Object.fromEntries([...response.headers].filter(([name]) => kept.has(name))),
      body: await response.text(),
    });
  }
  return answers;
}

const kept = new Set(["content-type", "location", "x-request-id"]);
