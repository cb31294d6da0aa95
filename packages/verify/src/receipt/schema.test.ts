import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, project } from "../testing/project.ts";
import { verify } from "../verify.ts";
import { parseReceipt } from "./parse-receipt.ts";
import { receiptJsonSchema } from "./schema.ts";

const shipped = new URL("../../receipt.schema.gen.json", import.meta.url);

test("the shipped JSON Schema is the one that the receipt has", () => {
  expect(JSON.parse(readFileSync(shipped, "utf8"))).toEqual(receiptJsonSchema());
});

test("a real receipt fits it, and is frozen", async () => {
  using at = project({ "a.txt": "a\n" });
  const items = [
    { kind: "command", run: "false" },
    { kind: "metric", run: { kind: "command", run: "echo 3" }, at_most: 4 },
    { kind: "review", text: "ok", evidence: "a.txt" },
    { kind: "scope", paths: ["x"] },
  ];
  const contract = contractOf(items);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  const receipt = await verify(contract, { cwd: at.root, env: at.env, seal });
  expect(receipt.room?.sandbox).toMatch(/^(bubblewrap|none)$/);
  const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(shipped, "utf8")) as object);
  expect(validate(receipt), JSON.stringify(validate.errors)).toBe(true);
  expect(parseReceipt(JSON.stringify(receipt))).toEqual(receipt);
  expect(Object.isFrozen(receipt) && Object.isFrozen(receipt.checks[0])).toBe(true);
});
