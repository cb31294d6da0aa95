import type { IncomingMessage } from "node:http";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { isObject, type JsonObject } from "./unknown-json.ts";

/** A request that is answered with a 4xx and its reason. */
export class BadRequest extends Error {
  override readonly name = "BadRequest";
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const maxBytes = 64 * 1024 * 1024;
const decoders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => gunzipSync(bytes, { maxOutputLength: maxBytes }),
  deflate: (bytes) => inflateSync(bytes, { maxOutputLength: maxBytes }),
  br: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: maxBytes }),
};

/** Reads a JSON object of at most 64 MB, also after decompression. */
export async function readJsonBody(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Without destroyOnReturn the socket would close before the refusal is sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > maxBytes) {
      request.resume();
      throw new BadRequest(413, `the body is over ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  const encoding = request.headers["content-encoding"] ?? "identity";
  const decode = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (decode === undefined)
    throw new BadRequest(415, `the body is encoded as ${encoding}, expected gzip, deflate, br or none`);
  return parse(() => decode(Buffer.concat(chunks)));
}

function parse(bytes: () => Buffer): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes()));
  } catch (cause) {
    throw new BadRequest(400, `the body is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (!isObject(value)) throw new BadRequest(400, "the body is not JSON object");
  return value;
}
