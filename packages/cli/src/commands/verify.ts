import { exitCode as codeOf, formatReceipt, type ReceiptFormat, verify } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { countingContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { withProgress } from "../output/progress.ts";
import { wantsColour } from "../output/style.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { type CheckFlags, checkOptions, checkProgress, runSettings } from "./check-options.ts";

interface VerifyFlags extends CommonOptions, LoadFlags, CheckFlags {
  readonly unsealed?: boolean;
}

/** `goalpost verify`: the receipt. */
export function registerVerify(program: Command, session: Session): void {
  addCommand<VerifyFlags>(program, session, {
    name: "verify",
    group: "Daily:",
    summary: "run every check and print the receipt",
    description:
      "Runs every check of the contract and prints the receipt; its last line is VERDICT: done, not done, or needs person.\nAfter goalpost run, the contract that counts is the one that was sealed at the start, kept outside of the tree. It runs the contract's commands.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [
      formatOption("junit", "github"),
      ...checkOptions(),
      new Option("--unsealed", "use the contract of the tree, also when one was sealed"),
      ...loadOptions(),
    ],
    examples: ["goalpost verify port-billing", "goalpost verify port-billing --format junit > receipt.xml"],
    run: async ([argument], flags, io) => {
      const { contract, seal, state } = await countingContract(String(argument), flags, io);
      const receipt = await withProgress(io, "running the checks", (progress) =>
        verify(contract, {
          ...runSettings(flags, io),
          seal: seal ?? null,
          stateDir: state,
          onEvent: checkProgress(progress),
        }),
      );
      const format = (flags.format ?? "text") as ReceiptFormat;
      io.stdout.write(formatReceipt(receipt, format, { color: wantsColour(io.stdout, io.env) }));
      return receipt.interrupted ? exitCode.interrupted : codeOf(receipt);
    },
  });
}
