import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { sealFile } from "../testing/sealed.ts";
import { commandLineOf, processesIn, removeLater } from "../testing/small.ts";
import { startCli } from "../testing/start-cli.ts";

const contract = JSON.stringify({
  version: 1,
  blocks: [
    { kind: "goal", items: [{ kind: "outcome", text: "It ends." }] },
    {
      kind: "done_when",
      items: [
        { kind: "command", run: "node --version" },
        { kind: "command", run: "sleep 500" },
        { kind: "command", run: "node --version" },
      ],
    },
  ],
});

test.skipIf(process.platform !== "linux")(
  "Ctrl-C during verify ends what runs, and keeps a receipt that is marked",
  async () => {
    const cwd = project({ "slow.goal.json": contract });
    removeLater(`${cwd}.state`);
    await sealFile(cwd, "slow.goal.json");
    const cli = startCli(["verify", "slow"], { cwd, env: testEnv(cwd) });
    const slow = () => processesIn(cwd).filter((pid) => commandLineOf(pid).startsWith("sleep"));
    while (slow().length === 0) await sleep(50);
    cli.child.kill("SIGINT");
    expect(await cli.ended, cli.said()).toBe(130);
    expect(cli.said()).toMatch(/^D1 {3}pass /m);
    expect(cli.said()).toMatch(/^D2 {3}CANNOT RUN /m);
    expect(cli.said()).toMatch(/\nVERDICT: not done\n$/);
    const evidence = /^evidence: (.+)$/m.exec(cli.said())?.[1] ?? "";
    expect(JSON.parse(readFileSync(join(evidence, "receipt.json"), "utf8"))).toMatchObject({
      interrupted: true,
      verdict: "not done",
    });
    expect(processesIn(cwd)).toEqual([]);
  },
);
