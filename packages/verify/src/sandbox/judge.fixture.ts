import { sealContract } from "../seal/seal-contract.ts";
import { contractOf } from "../testing/project.ts";
import { verify } from "../verify.ts";

// Judges a project from a process of its own, which may do less than that of the tests: `judge.fixture.ts ROOT`.
const [cwd = "."] = process.argv.slice(2);
const contract = contractOf([{ kind: "shell", run: "test -f a.txt && id -u" }], [{ kind: "scope", paths: ["src/**"] }]);
const seal = await sealContract(contract, { cwd, room: { isolation: "runner" } });
const { verdict, room, notes } = await verify(contract, { cwd, seal, evidence: false });
process.stdout.write(JSON.stringify({ verdict, sandbox: room?.sandbox, holds: room?.holds, because: room?.without_because, notes, uid: process.getuid?.() })); // biome-ignore format: one
