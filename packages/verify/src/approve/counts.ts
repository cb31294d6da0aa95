import type { CheckContext } from "../check/context.ts";
import { type SshPlace, sshVerify } from "../sign/ssh-keygen.ts";
import { type Approval, approvalNamespace, signedText } from "./approval.ts";

/** What tells whether the one who gave an approval is whom the seal lets give it. */
export function signerCheck(allowedSigners: string | undefined, place: SshPlace): NonNullable<CheckContext["signer"]> {
  const known = new Map<string, ReturnType<typeof verifyOne>>();
  const verifyOne = async (approval: Approval) => {
    if (approval.by === "terminal" || approval.signature === undefined) {
      return allowedSigners === undefined ? {} : { fault: "it is not signed, and the seal lists who may sign" };
    }
    if (allowedSigners === undefined) return { fault: "it is signed, and the seal lists nobody who may" };
    const text = signedText(approval);
    const signer = await sshVerify(text, { signature: approval.signature, allowedSigners, namespace: approvalNamespace }, place);
    if (signer.fault !== undefined) return { fault: signer.fault };
    return signer.who === approval.who ? { key: signer.key } : { fault: `it is signed by ${signer.who}, and says ${approval.who}` };
  };
  // A claim or a review may be asked about in two rooms.
  return (approval) => {
    const key = JSON.stringify(approval);
    const found = known.get(key) ?? verifyOne(approval);
    known.set(key, found);
    return found;
  };
} // biome-ignore format: one
