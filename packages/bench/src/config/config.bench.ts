import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codexModels, setToml, validateConfig } from "@goalpost/config";
import { parse } from "smol-toml";
import { type Bench, round, time } from "../bench.ts";
import { compare } from "../compare.ts";
import { timeProcesses } from "../processes.ts";

const cache = fileURLToPath(new URL("../../.cache/config", import.meta.url));

/** A config.toml of 200 lines as long-lived ones are: servers, projects, features, comments. */
function config200(): string {
  const head = [
    'model = "gpt-5.5" # team',
    'approval_policy = "on-request"',
    'sandbox_mode = "workspace-write"',
    "",
    "[features]",
    "goals = true",
    "",
  ];
  const servers = Array.from({ length: 24 }, (_, at) => [
    `[mcp_servers.server${at}]`,
    'command = "npx" # local',
    `args = ["-y", "server-${at}"]`,
    "startup_timeout_sec = 20",
    "",
  ]).flat();
  const projects = Array.from({ length: 30 }, (_, at) => [
    `[projects."/code/project-${at}"]`,
    'trust_level = "trusted"',
  ]).flat();
  const lines = [...head, ...servers, ...projects];
  while (lines.length < 200) lines.push(`# note ${lines.length}`);
  return `${lines.join("\n")}\n`;
}

const bench: Bench = {
  id: "config",
  title: "Validating and editing a config.toml of 200 lines",
  run() {
    const text = config200();
    const rows = compare({
      floor: ["smol-toml parses it, and nothing else", () => parse(text)],
      ours: [
        "validateConfig, verdict and findings",
        () => validateConfig(text, { target: "codex", models: codexModels }),
      ],
      peers: { "setToml, one value, every other byte kept": () => setToml(text, ["model"], "gpt-6-sol") },
    });
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, "config.toml"), text);
    const program = (name: string, source: string) => {
      const file = join(cache, `${name.replaceAll(/\W+/g, "-")}.mjs`);
      writeFileSync(file, source);
      return { name, command: process.execPath, args: [file] };
    };
    const validate = `import { readFileSync } from "node:fs";\nimport { validateConfig } from "@goalpost/config";\nvalidateConfig(readFileSync(${JSON.stringify(join(cache, "config.toml"))}, "utf8"), { target: "codex" });\n`;
    const timed = timeProcesses(
      [
        program("bare Node", ""),
        program("import @goalpost/config", 'import "@goalpost/config";\n'),
        program("whole process, validate 200 lines", validate),
      ],
      25,
    );
    return {
      head: ["what", "time", "ratio"],
      rows: [
        ...rows.map(({ name, nanoseconds, ratio }) => [name, time(nanoseconds), round(ratio)]),
        ...timed.map(({ name, milliseconds, overFloor }) => [
          name,
          `${round(milliseconds)} ms`,
          `+${round(overFloor)} ms`,
        ]),
      ],
      budgets: [
        {
          what: "import @goalpost/config, whole process against bare Node",
          value: (timed[1]?.milliseconds ?? Number.NaN) / (timed[0]?.milliseconds ?? Number.NaN),
          atMost: 1.7,
        },
      ],
      note: "The first three rows in one process, against the parser that ours is built on; the others are processes of the build, over bare Node.",
    };
  },
};
export default bench;
