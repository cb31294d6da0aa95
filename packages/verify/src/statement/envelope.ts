import { type SshPlace, sshKeyOf, sshSign } from "../sign/ssh-keygen.ts";
import type { ReceiptStatement } from "./statement.ts";

/** What ssh-keygen is told the signature is for. */
export const receiptNamespace = "goalpost-receipt";

/** The type of what an envelope holds. */
export const payloadType = "application/vnd.in-toto+json";

/** A statement that a key signed: a DSSE envelope, whose signature is one of ssh-keygen over the envelope's pre-authentication encoding. */
export interface ReceiptEnvelope {
  readonly payloadType: typeof payloadType;
  /** The statement's JSON in base64. */
  readonly payload: string;
  readonly signatures: readonly {
    /** The key's fingerprint: `SHA256:…`. */
    readonly keyid: string;
    /** The signature in its armour, in base64. */
    readonly sig: string;
  }[];
}

/** @internal What is signed of an envelope. */
export const preAuthEncoding = (payload: Buffer): string =>
  `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} ${payload.toString("utf8")}`;

/**
 * Writes a receipt's statement; with a key, in an envelope that it signed.
 *
 * @param sign - `key`: the file of an ssh key; `place`: where ssh-keygen runs, whose programs of the project are not asked.
 * @returns JSON, with a line feed at its end.
 * @throws GoalpostError `verify/cannot-sign`, `verify/no-ssh-keygen`.
 */
export async function writeStatement(
  statement: ReceiptStatement,
  sign?: { readonly key: string; readonly place: SshPlace },
): Promise<string> {
  if (sign === undefined) return `${JSON.stringify(statement, null, 2)}\n`;
  const payload = Buffer.from(JSON.stringify(statement));
  const text = preAuthEncoding(payload);
  const signature = await sshSign(text, { key: sign.key, namespace: receiptNamespace }, sign.place);
  const keyid = (await sshKeyOf(text, { signature, namespace: receiptNamespace }, sign.place)) ?? "";
  const envelope: ReceiptEnvelope = {
    payloadType,
    payload: payload.toString("base64"),
    signatures: [{ keyid, sig: Buffer.from(signature).toString("base64") }],
  };
  return `${JSON.stringify(envelope, null, 2)}\n`;
}
