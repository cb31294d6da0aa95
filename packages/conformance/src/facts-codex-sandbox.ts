import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, runProcess, say, script, tool } from "@goalpost/rehearsal";
import type { Case } from "./cases.ts";
import { codexCase } from "./facts-codex.ts";
import { onStage, type Stage } from "./subject.ts";

const exec = ({ subject, home, cwd }: Stage, ...args: readonly string[]) =>
  runProcess(subject.path, ["exec", "--skip-git-repo-check", ...args], { cwd, env: home.env, timeoutSeconds: 60 });

const sandboxWrite = codexCase(
  "sandbox-write",
  "a file in the tree and one outside of it, by sandbox",
  async (subject) => {
    const said: string[] = [];
    for (const sandbox of ["read-only", "workspace-write", "danger-full-access"]) {
      const word = await onStage(
        subject,
        script(run("touch inside.txt; touch ../outside.txt"), say("Ran.")),
        {},
        async (stage) => {
          const outside = join(stage.cwd, "../outside.txt");
          rmSync(outside, { force: true });
          await exec(stage, "-s", sandbox, "Run it.");
          const is = (path: string) => (existsSync(path) ? "made" : "not made");
          return `${sandbox}: inside ${is(join(stage.cwd, "inside.txt"))}, outside ${is(outside)}`;
        },
      );
      said.push(word);
    }
    return said.join("; ");
  },
);

// the port is known only when the server is there, so the command reads it from a file
const connect =
  'node -e \'require("net").connect(Number(require("fs").readFileSync("port.txt", "utf8")), "127.0.0.1", () => { console.log("CONNECTED"); process.exit() }).on("error", (e) => console.log(e.code))\'';
const sandboxConnect = codexCase(
  "sandbox-connect",
  "a connection to a port of this machine, by sandbox",
  async (subject) => {
    const word = async (...args: readonly string[]) => {
      return onStage(subject, script(run(connect), say("Ran.")), {}, async (stage) => {
        writeFileSync(join(stage.cwd, "port.txt"), new URL(stage.server.url).port);
        await exec(stage, ...args, "Run it.");
        const output = stage.server.seen.toolOutputs().at(-1) ?? "";
        return output.includes("CONNECTED") ? "connected" : /EPERM|EACCES/.test(output) ? "refused" : output.slice(-80);
      });
    };
    const open = await word("-s", "workspace-write", "-c", "sandbox_workspace_write.network_access=true");
    return `workspace-write: ${await word("-s", "workspace-write")}; with network_access: ${open}; danger-full-access: ${await word("-s", "danger-full-access")}`;
  },
);

const dangerPermissions = codexCase(
  "danger-permissions",
  'a file outside of the tree with default_permissions ":danger-full-access"',
  (subject) =>
    onStage(subject, script(run("touch ../outside.txt"), say("Ran.")), {}, async (stage) => {
      const outside = join(stage.cwd, "../outside.txt");
      rmSync(outside, { force: true });
      await exec(stage, "-c", 'default_permissions=":danger-full-access"', "Run it.");
      return `outside ${existsSync(outside) ? "made" : "not made"}`;
    }),
);

const unknownTool = codexCase("unknown-tool", "a call of multi_tool_use.parallel", (subject) =>
  onStage(
    subject,
    script(tool({ codex: { name: "multi_tool_use.parallel", input: {} } }), say("Called.")),
    {},
    async (stage) => {
      await exec(stage, "Call it.");
      return stage.server.seen.toolOutputs().at(-1) ?? "not answered";
    },
  ),
);

const planTool = codexCase("plan-tool", "update_plan with tools.update_plan.enabled", (subject) =>
  onStage(subject, script(say("Read.")), {}, async (stage) => {
    await exec(stage, "-c", "tools.update_plan.enabled=true", "Read.");
    return stage.server.seen.tools().includes("update_plan") ? "update_plan: offered" : "update_plan: not offered";
  }),
);

const shellTool = codexCase("shell-tool", "the tools that run commands", (subject) =>
  onStage(subject, script(say("Read.")), {}, async (stage) => {
    await exec(stage, "Read.");
    const offered = stage.server.seen.tools();
    return ["local_shell", "exec_command"]
      .map((name) => `${name}: ${offered.includes(name) ? "offered" : "not offered"}`)
      .join("; ");
  }),
);

/** What a sandbox lets through, and which tools there are. */
export const codexSandboxCases: readonly Case[] = [
  sandboxWrite,
  sandboxConnect,
  dangerPermissions,
  unknownTool,
  planTool,
  shellTool,
];
