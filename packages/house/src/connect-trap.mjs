/**
 * Loaded before a program with `node --import`, and by every Node that it starts: each attempt to leave the machine, or to ask for an address, is
 * written to the file GOALPOST_TRAP and refused. Loopback and Unix sockets are let through, since nothing leaves by them.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import net from "node:net";

const loopback = /^(?:127\.|::1$|localhost$|$)/;

function caught(what) {
  if (process.env.GOALPOST_TRAP)
    appendFileSync(process.env.GOALPOST_TRAP, `${what} by ${process.argv.slice(1).join(" ")}\n`);
  return Object.assign(new Error(`trapped: ${what}`), { code: "ECONNREFUSED" });
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  // net.connect hands its normalized arguments over as one list
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const { path, host, port } = typeof first === "object" && first !== null ? first : { port: first, host: second };
  const address = typeof host === "string" ? host : "";
  if (typeof path === "string" || loopback.test(address)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(caught(`connect ${address}:${port}`)));
  return this;
};

for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
  for (const owner of [dns, dns.promises]) {
    const ask = owner[name];
    owner[name] = (host, ...rest) => {
      if (loopback.test(String(host)) || net.isIP(String(host)) !== 0) return ask.call(owner, host, ...rest);
      const error = caught(`${name} ${host}`);
      const callback = rest.at(-1);
      if (typeof callback !== "function") return Promise.reject(error);
      process.nextTick(() => callback(error));
      return undefined;
    };
  }
}

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...args) {
  const address = args.findLast((each) => typeof each === "string");
  if (loopback.test(address ?? "")) return send.apply(this, args);
  throw caught(`send ${address}`);
};
