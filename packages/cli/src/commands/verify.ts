import { closeSeal, exitCode as codeOf, formatReceipt, type ReceiptFormat, verify } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { type CountingFlags, countingContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { printText } from "../io.ts";
import { withProgress } from "../output/progress.ts";
import { wantsColour } from "../output/style.ts";
import { addCommand, type CommonOptions, formatOption, loadOptions, type Session } from "../program.ts";
import { type MineFlags, mineOption, takeMine } from "../run/name-mine.ts";
import { type ReceiptFileFlags, refuseReceiptPlace, writeReceiptFile } from "../run/receipt-file.ts";
import { requireSecond, type SecondFlags, secondOptions, withSecond } from "../second/ask-second.ts";
import { requireSealFor, workerOf } from "../second/worker.ts";
import { type CheckFlags, checkOptions, checkProgress, requiredSandbox, requireSandboxOption, runSettings } from "./check-options.ts"; // biome-ignore format: one

interface VerifyFlags extends CommonOptions, CountingFlags, CheckFlags, ReceiptFileFlags, MineFlags, SecondFlags {
  readonly requireSandbox?: true | string;
}

/** `goalpost verify`: the receipt. */
export function registerVerify(program: Command, session: Session): void {
  addCommand<VerifyFlags>(program, session, {
    name: "verify",
    group: "Daily:",
    summary: "run every check and print the receipt",
    description:
      "Runs every check of the sealed contract and prints the receipt; its last line is VERDICT: done, not done, needs person, or open, with what would close it.\nThe checks run in a fresh room: the tree of the start, and of the work only what the contract's scope lets in; in a sandbox without network, where there is one. Nothing in the tree is touched.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [
      formatOption("junit", "github"),
      ...checkOptions(),
      new Option(
        "--seal <sha256|file>",
        "the seal that must be the one: what goalpost run printed, or a copy of its file",
      ),
      mineOption(),
      requireSandboxOption(),
      new Option(
        "--receipt <file>",
        "also write the receipt as an in-toto statement, which goalpost check-receipt checks anywhere",
      ),
      new Option(
        "--sign <key>",
        "sign that file, and what --mine says, with this ssh key: a private key, or a public one whose private part ssh-agent holds",
      ),
      ...secondOptions(),
      new Option("--unsealed", "use the contract of the tree, and run its checks there; the verdict is never done"),
      ...loadOptions(),
    ],
    examples: [
      "goalpost verify port-billing",
      "goalpost verify port-billing --seal 5658164ad1ae",
      "goalpost verify port-billing --mine origin/main",
      "goalpost verify port-billing --second claude-code",
      "goalpost verify port-billing --format junit > receipt.xml",
      "goalpost verify port-billing --receipt r.json --sign ~/.ssh/id_ed25519",
    ],
    run: async ([argument], flags, io) => {
      await refuseReceiptPlace(flags, io);
      const { contract, seal, state, root } = await countingContract(String(argument), flags, io);
      if (!(await takeMine(flags, { seal: flags.unsealed === true ? undefined : seal, id: contract.id, state, root }, io))) return exitCode.notDone; // biome-ignore format: one
      if (flags.second !== undefined) {
        requireSealFor(contract.id, flags.unsealed === true ? undefined : seal);
        await requireSecond(flags, io);
      }
      const first = await withProgress(io, "running the checks", (progress) =>
        verify(contract, {
          ...runSettings(flags, io),
          cwd: root,
          seal: flags.unsealed === true ? null : seal,
          sealFrom: flags.seal === undefined ? "state" : "start",
          stateDir: state,
          requireSandbox: requiredSandbox(flags.requireSandbox),
          onEvent: checkProgress(progress),
        }),
      );
      const receipt = flags.second === undefined || seal === undefined ? first : await withSecond({ receipt: first, seal, root, state, worker: await workerOf(state) }, flags, io); // biome-ignore format: one
      if (seal !== undefined) await closeSeal(state, seal, receipt);
      await writeReceiptFile(receipt, flags, { root, state, io });
      const format = (flags.format ?? "text") as ReceiptFormat;
      printText(io, formatReceipt(receipt, format, { color: wantsColour(io.stdout, io.env) }));
      return receipt.interrupted ? exitCode.interrupted : codeOf(receipt);
    },
  });
}
