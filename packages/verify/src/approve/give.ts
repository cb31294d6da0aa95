import { GoalpostError } from "@goalpost/core";
import { mineId } from "../mine/mine-list.ts";
import { type SshPlace, sshSign, sshVerify } from "../sign/ssh-keygen.ts";
import { agentMark } from "./agent-mark.ts";
import { type Approval, approvalNamespace, signedText } from "./approval.ts";

/**
 * Refuses an approval in a process that runs under an agent.
 *
 * @throws GoalpostError `verify/agent-cannot-approve`.
 */
export function refuseAgent(id: string, env: NodeJS.ProcessEnv): void {
  const mark = agentMark(env);
  if (mark === undefined) return;
  throw new GoalpostError({
    code: "verify/agent-cannot-approve",
    where: id,
    what: `is for a person to approve, and this process runs under an agent (${mark} is set)`,
    help: "approve it at a terminal of your own; or sign it: goalpost approve --sign KEY",
  });
}

/**
 * Signs an approval where a key is given, and sees that the seal knows the key; where the seal lists signers, nothing else counts.
 *
 * @throws GoalpostError `verify/must-sign`, `verify/no-signers`, `verify/unknown-signer`, `verify/cannot-sign`, `verify/no-ssh-keygen`.
 */
export async function signedOrNot(
  given: Approval,
  { allowedSigners, signKey }: { readonly allowedSigners: string | undefined; readonly signKey: string | undefined },
  place: SshPlace,
): Promise<Approval> {
  const id = given.id === mineId ? "--mine" : given.id;
  if (signKey === undefined) {
    if (allowedSigners === undefined) return given;
    throw new GoalpostError({
      code: "verify/must-sign",
      where: id,
      what: "counts only when it is signed: the seal lists who may",
      help: "sign it: --sign KEY",
    });
  }
  if (allowedSigners === undefined) {
    throw new GoalpostError({
      code: "verify/no-signers",
      where: id,
      what: "cannot be signed: the seal lists nobody who may",
      help: "approve it at a terminal; or list the keys at the next start: goalpost run ID --allowed-signers FILE",
    });
  }
  // First by whoever holds the key: the name that counts is the one that the seal gives to it.
  const probe = await sign({ ...given, by: "signed" }, signKey, allowedSigners, place);
  if (probe.signer.fault !== undefined) {
    throw new GoalpostError({
      code: "verify/unknown-signer",
      where: id,
      what: `is signed by nobody that the seal knows: ${probe.signer.fault}`,
      help: `sign with a key of one of ${namesOf(allowedSigners)}`,
    });
  }
  if (probe.signer.who === given.who) return probe.approval;
  return (await sign({ ...given, by: "signed", who: probe.signer.who }, signKey, allowedSigners, place)).approval;
}

async function sign(approval: Approval, key: string, allowedSigners: string, place: SshPlace) {
  const text = signedText(approval);
  const signature = await sshSign(text, { key, namespace: approvalNamespace }, place);
  const signer = await sshVerify(text, { signature, allowedSigners, namespace: approvalNamespace }, place);
  return { approval: { ...approval, signature }, signer };
}

const namesOf = (allowedSigners: string): string =>
  [...new Set(allowedSigners.split("\n").flatMap((line) => line.split(/\s/, 1)))]
    .filter((name) => name !== "")
    .join(", ");
