import { createServer as createHttp } from "node:http";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { formatReceipt } from "../format/format-receipt.ts";
import { type RoomSettings, readRoomSettings } from "../room/settings.ts";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";
import { openSandbox } from "./bubblewrap.ts";

let at: Project & Disposable;
const servers: Server[] = [];
beforeEach(() => {
  at = project({ "a.txt": "a\n" });
});
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  at[Symbol.dispose]();
});

const probe = await (async () => {
  using here = project({});
  return await openSandbox({ room: here.root, root: here.root, state: here.state, env: here.env, network: false, expose: [] });
})(); // biome-ignore format: one
if (probe.name === "none") console.warn(`skipped: no sandbox here (${probe.reason})`);

/** A server of the machine, on a port or on a socket. */
async function serve(server: Server, on: { readonly port: number; readonly host: string } | { readonly path: string }): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(on, resolve));
  return "path" in on ? 0 : (server.address() as { port: number }).port;
} // biome-ignore format: one

const greeter = (): Server => createServer((socket) => void socket.resume().end("reached"));

const asks = (to: string): WireItem => ({
  kind: "shell",
  run: `node -e 'require("net").connect(${to}).on("data",d=>console.log(String(d))).on("error",e=>console.log(e.code))'; exit 7`,
});

async function after(items: readonly WireItem[], room: RoomSettings, env: NodeJS.ProcessEnv = {}) {
  const contract = contractOf(items, [{ kind: "scope", paths: ["src/**"] }]);
  const settings = { cwd: at.root, env: { ...at.env, ...env } };
  const seal = await sealContract(contract, { ...settings, room });
  const receipt = await verify(contract, { ...settings, seal, sealFrom: "start", evidence: false });
  return { receipt, said: receipt.checks.slice(1).map(({ output }) => output) };
}

describe.skipIf(probe.name === "none")("what a check is given", () => {
  test("is an address, for the check whose id is named, and no other port of the machine", async () => {
    const port = await serve(greeter(), { port: 0, host: "127.0.0.1" });
    const other = await serve(greeter(), { port: 0, host: "127.0.0.1" });
    const room = { expose: { D2: [`localhost:${port}`], D3: [`127.0.0.1:${port}`] } };
    const { said, receipt } = await after([asks(`${port},"127.0.0.1"`), asks(`${port},"localhost"`), asks(`${port},"127.0.0.1"`), asks(`${other},"127.0.0.1"`)], room); // biome-ignore format: one
    expect(said).toEqual(["ECONNREFUSED", "reached", "reached", "ECONNREFUSED"]);
    expect(receipt.room?.lacks).toEqual(["no-network"]);
    expect(receipt.room?.given).toEqual([
      { check: "D2", network: false, environment: [], exposed: [`localhost:${port}`] },
      { check: "D3", network: false, environment: [], exposed: [`127.0.0.1:${port}`] },
    ]);
    expect(formatReceipt(receipt, "text").trimEnd().split("\n").slice(-3)).toEqual([`given: D2 had localhost:${port}`, `given: D3 had 127.0.0.1:${port}`, "VERDICT: not done"]); // biome-ignore format: one
  });

  test("is a name of another machine, which leads where it leads outside, and the exit code is the check's own", async () => {
    const port = await serve(greeter(), { port: 0, host: "127.0.0.1" });
    // Every system knows its own name; outside of the sandbox it is asked for.
    const { hostname } = await import("node:os");
    const { said, receipt } = await after([{ kind: "shell", run: `grep -c "127.0.0.1 ${hostname()}" /etc/hosts; exit 5` }, { kind: "command", run: "no-such-program" }, { kind: "shell", run: "kill -9 $$" }], { expose: [`${hostname()}:${port}`] }); // biome-ignore format: one
    expect(said[0]).toBe("1");
    expect(receipt.checks.slice(1).map(({ what }) => what.replace(/in [\d.]+ m?s/, "in T"))).toEqual(["exit 5 in T, expected exit 0", "no-such-program is not on PATH", "exit 137 in T, expected exit 0"]); // biome-ignore format: one
  });

  test("is a socket, which can be written; what is not a socket can only be read", async () => {
    const path = join(at.root, "../s.sock");
    await serve(greeter(), { path });
    at.put("../notes.txt", "old\n");
    const notes = join(at.root, "../notes.txt");
    const { said, receipt } = await after([asks(JSON.stringify(path)), { kind: "shell", run: `cat ${notes}; echo new > ${notes} || exit 3` }], { expose: [path, notes] }); // biome-ignore format: one
    expect([said[0], said[1]?.split("\n")[0], at.text("../notes.txt")]).toEqual(["reached", "old", "old\n"]);
    expect([receipt.room?.lacks, receipt.open]).toEqual([[], []]);
  });

  test("a socket that answers as a container engine makes the result open, whatever it is called", async () => {
    const path = join(at.root, "../plain.sock");
    await serve(createHttp((request, response) => void response.setHeader("Api-Version", "1.47").end(request.url === "/_ping" ? "OK" : "")), { path }); // biome-ignore format: one
    const { receipt } = await after([{ kind: "command", run: "true" }], { expose: { D1: [path] } });
    expect([receipt.verdict, receipt.open]).toEqual(["open", [`${path} lets a check start what it likes outside of the sandbox; take it out of room.expose`]]); // biome-ignore format: one
  });

  test("a check that is given a variable has no network unless it is named for both, and the receipt names both", async () => {
    const port = await serve(greeter(), { port: 0, host: "127.0.0.1" });
    const both = [asks(`${port},"127.0.0.1"`), { ...asks(`${port},"127.0.0.1"`), env: ["API_TOKEN"] }];
    const env = { API_TOKEN: "not-a-real-one" };
    const all = await after(both, { network: true }, env);
    expect(all.said).toEqual(["reached", "ECONNREFUSED"]);
    expect(all.receipt.notes).toEqual(['D2 has no network, since it is given $API_TOKEN: a check that is to have both is named, { "room": { "network": { "checks": ["D2"] } } }']); // biome-ignore format: one
    const named = await after(both, { network: { checks: ["D2"] } }, env);
    expect(named.said).toEqual(["ECONNREFUSED", "reached"]);
    expect(named.receipt.room?.given).toEqual([{ check: "D2", network: true, environment: ["API_TOKEN"], exposed: [] }]); // biome-ignore format: one
    expect(formatReceipt(named.receipt, "text")).toContain("\ngiven: D2 had the network, $API_TOKEN\nVERDICT: ");
    const everywhere = await after([asks(`${port},"127.0.0.1"`)], { network: true, env: ["API_TOKEN"] }, env);
    expect(everywhere.said).toEqual(["ECONNREFUSED"]);
  });
});

test.each<[unknown, string]>([
  [["a.sock"], 'goalpost.json: room.expose.0: is neither the absolute path of a socket nor "host:port"'],
  [{ D1: ["localhost"] }, 'goalpost.json: room.expose.D1.0: is neither the absolute path of a socket nor "host:port"'],
  [["10.0.0.5:5432"], "is an IP address of another machine, which cannot be handed on: name the host, or let the check have the network"],
  [["localhost:99999"], 'is neither the absolute path of a socket nor "host:port"'],
])("settings that cannot be: %j", (expose, says) => {
  expect(() => readRoomSettings({ expose }, "goalpost.json: room")).toThrow(says);
}); // biome-ignore format: one
