import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { choose, clientForTests, completeGoal, run, say, script, turn, write } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { call } from "../testing/call.ts";
import { removeLater, smallStage } from "../testing/small.ts";
import { startCli } from "../testing/start-cli.ts";

const body = `.constraints(scope("done.txt", "more.txt")).stopWhen("done.txt cannot be written", budget({ turns: 8 }))`;
const leftOpen = `import { budget, command, goal, heldOut, scope } from "goalpost";
export default goal("done.txt says done.").doneWhen(command("node check.mjs"), heldOut())${body};
`;

/** Words of the held-out part, in its command, its files, their folder and what they print. */
const secrets = /zebra-case|zebra-folder|zebra-output/;
const hidden =
  'import { existsSync } from "node:fs";\nconsole.log("zebra-output");\nif (!existsSync("more.txt")) process.exit(7);\n';
const check = { kind: "command", run: "node zebra-case.mjs" };

/** The first turn does what is told; the second, what "H1 failed" makes it look for. */
const plan = script(
  turn(write("done.txt", "done"), run(".goalpost/small/verify"), completeGoal(), say("Done.")),
  turn(
    choose((seen) => (seen.contains("H1 failed") ? write("more.txt", "more") : say("I was not told that H1 failed."))),
    completeGoal(),
    say("Now done."),
  ),
); // biome-ignore format: one

/** Every file of a folder, as text. */
const filesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(
      (entry) => `${entry.name}\n${entry.isFile() ? readFileSync(join(entry.parentPath, entry.name), "latin1") : ""}`,
    )
    .join("\n");

for (const target of ["codex", "claude-code"] as const) {
  const { client, skip } = await clientForTests(target);
  if (skip !== undefined) console.warn(skip);

  /** A project whose contract is given, and a folder outside of it for what is held out. */
  const place = async (contract: string) => {
    if (client === undefined) throw new Error(skip);
    const stage = await smallStage(plan, client, { "small.goal.ts": contract });
    const folder = join(stage.cwd, "../zebra-folder");
    removeLater(folder);
    mkdirSync(folder);
    writeFileSync(join(folder, "zebra-case.mjs"), hidden);
    return { stage, folder };
  };

  describe.skipIf(skip !== undefined)(`what is held out, with the real ${target},`, () => {
    const ends = async ({ stage }: Awaited<ReturnType<typeof place>>, argv: readonly string[]) => {
      const cli = startCli(["run", ...argv, "--target", target], stage);
      expect(await cli.ended, cli.said()).toBe(0);
      expect(cli.said()).toContain("held out: H1, 1 file\n");
      expect(cli.said()).toMatch(/^H1 {3}pass +held_out: a further check: holds$/m);
      expect(cli.said()).toContain("taken up again with what is missing, 1 of 3");
      expect(cli.said()).not.toMatch(/zebra-(?:case|output)/);
      const requests = JSON.stringify(stage.server.requests.map(({ body: sent }) => sent));
      expect(filesIn(join(stage.cwd, ".goalpost"))).toContain("- H1 held_out: a further check decides.\n");
      expect(requests).toContain("H1   judged outside");
      expect(requests).not.toMatch(secrets);
      expect(filesIn(stage.cwd)).not.toMatch(secrets);
      expect(stage.server.outside).toEqual([]);
    };

    test("and said at the start, is in no request, no file of the project and no line of the run; the model is told 'H1 failed'", async () => {
      const placed = await place(leftOpen);
      writeFileSync(join(placed.folder, "held-out.json"), JSON.stringify({ check }));
      await ends(placed, ["small", "--held-out", placed.folder]);
    });

    test("and said by a contract outside of the project, is not either, nor in the launch", async () => {
      const placed = await place("");
      const { stage, folder } = placed;
      const contract = join(stage.cwd, "../small.goal.json");
      removeLater(contract);
      const blocks = [
        { kind: "goal", items: [{ kind: "outcome", text: "done.txt says done." }] },
        { kind: "constraints", items: [{ kind: "scope", paths: ["done.txt", "more.txt"] }] },
        { kind: "done_when", items: [{ kind: "command", run: "node check.mjs" }, { kind: "held_out", check, files: folder }] },
        { kind: "stop_when", items: [{ kind: "blocked", text: "done.txt cannot be written" }, { kind: "budget", turns: 8 }] },
      ]; // biome-ignore format: one
      writeFileSync(contract, JSON.stringify({ version: 1, id: "small", blocks }));
      const launch = await call(["render", contract, "--target", target, "--format", "json"], stage);
      expect(launch).toMatchObject({ code: 0, out: expect.stringContaining("H1 held_out: a further check decides.") });
      expect(launch.out).not.toMatch(secrets);
      await ends(placed, [contract]);
    });
  });
}
