import { execFileSync } from "node:child_process";
import { readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { commandLineOf } from "../testing/small.ts";
import { loadFile } from "./load.ts";
import type { LoadedFile } from "./loaded.ts";

/** Whether processes can be kept apart here. */
const namespaces = (() => {
  try {
    execFileSync("bwrap", ["--dev-bind", "/", "/", "--unshare-pid", "--proc", "/proc", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** How many processes say this in their command line, but for ours. */
const running = (mark: string): number =>
  readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && commandLineOf(pid).includes(mark)).length;

const good = `import { command, goal } from "goalpost";
interface Settings {
  readonly test: string;
}
const settings: Settings = { test: "pnpm test" };
export default goal("Port it.")
  .context("SPEC.md", "src/**")
  .doneWhen(
    command(settings.test),
    command("pnpm lint"),
  );
`;

async function load(
  name: string,
  text: string,
  options: {
    readonly timeoutSeconds?: number;
    readonly exec?: boolean;
    readonly env?: NodeJS.ProcessEnv;
    readonly more?: Record<string, string>;
  } = {},
): Promise<LoadedFile & { readonly printed: readonly string[] }> {
  const cwd = project({ [name]: text, ...options.more });
  const printed: string[] = [];
  const loaded = await loadFile(join(cwd, name), {
    cwd,
    env: testEnv(cwd, options.env),
    timeoutSeconds: options.timeoutSeconds ?? 50,
    exec: options.exec ?? true,
    printed: (line) => printed.push(line),
  });
  return { ...loaded, printed };
}

const refusal = (name: string, text: string, options: Parameters<typeof load>[2] = {}): Promise<string> =>
  load(name, text, options).then(
    () => "was accepted",
    (error: Error) => error.message,
  );

test.each(["x.goal.ts", "x.goal.md", "x.goal.json"])("100 MB are refused before they are read: %s", async (name) => {
  const cwd = project({ [name]: "" });
  truncateSync(join(cwd, name), 100 * 1024 * 1024);
  const loaded = loadFile(join(cwd, name), {
    cwd,
    env: testEnv(cwd),
    timeoutSeconds: 5,
    exec: true,
    printed: () => {},
  });
  await expect(loaded).rejects.toThrow(/^x\.goal\.\w+: has 104857600 bytes, expected at most 8388608\n/);
});

describe("a TypeScript contract", () => {
  test("is loaded where nothing of ours is installed; the builder is built, named after its file, and the lines of its calls are known", async () => {
    const { contract, places, file } = await load("port-billing.goal.ts", good);
    expect(contract.id).toBe("port-billing");
    expect(contract.blocks.map(({ kind }) => kind)).toEqual(["goal", "context", "done_when"]);
    expect(Object.fromEntries(Object.entries(places).map(([where, { line }]) => [where, line]))).toEqual({
      goal: 6,
      "goal[0]": 6,
      context: 7,
      "context[0]": 7,
      "context[1]": 7,
      done_when: 8,
      "done_when[0]": 8,
      "done_when[1]": 8,
    });
    expect(places.goal?.file).toBe(file);
  });

  test("finds every entry of ours where nothing is installed, also for a package of an organisation", async () => {
    const { contract } = await load(
      "shared.goal.ts",
      'import { lint } from "goalpost/lint";\nimport { diff } from "@goalpost/core/diff";\nimport { base } from "@acme/goals";\n' +
        "const built = base.build();\nif (lint(built).length === 0 || diff(built, built).length > 0) throw new Error();\nexport default built;\n",
      {
        more: {
          "node_modules/@acme/goals/package.json":
            '{ "name": "@acme/goals", "type": "module", "exports": "./index.js" }',
          "node_modules/@acme/goals/index.js":
            'import { presets } from "@goalpost/config";\nimport { command, goal } from "goalpost";\nimport { defineRuleSet } from "goalpost/lint";\n' +
            'export const rules = defineRuleSet({ name: "@acme/goals", rules: [] });\n' +
            'export const base = goal("Port it, " + (Object.keys(presets).length > 0), { id: "shared" }).doneWhen(command("pnpm test"));\n',
        },
      },
    );
    expect(contract.blocks[0]?.items[0]).toMatchObject({ text: "Port it, true" });
  });

  test.each([
    ["lint", "goalpost", "goalpost/lint"],
    ["importPrompt", "@goalpost/core", "@goalpost/core/import"],
  ])("that takes %s from %s is told of %s", async (name, from, entry) => {
    const text = `import { command, goal, ${name} } from "${from}";\n${name}(goal("x").doneWhen(command("y")).build());\n`;
    expect(await refusal("a.goal.ts", text)).toMatch(
      new RegExp(`threw TypeError[\\s\\S]+\\n {2}help: write import \\{ ${name} \\} from "${entry}"\\n`),
    );
  });

  test("may export a built contract, from a file of its own beside it", async () => {
    const { contract, places, file } = await load(
      "built.goal.ts",
      'import { base } from "./shared";\nexport default base\n  .stopWhen("it cannot be done").build();\n',
      {
        more: {
          "shared.ts":
            'import { command, goal } from "@goalpost/core";\nexport const base = goal("Port it.").doneWhen(command("pnpm test"));\n',
        },
      },
    );
    expect(contract.id).toBe("built");
    expect(places["stop_when[0]"]).toEqual({ file, line: 3 });
    expect(places["done_when[0]"]?.file).toMatch(/shared\.ts$/);
  });

  test("that prints does not break the answer; what it prints is passed on, without what moves a cursor", async () => {
    const noisy = `console.log("one\\u001b[2J");\nconsole.error("two");\nprocess.stdout.write('{"ok":true}');\n${good}`;
    const { contract, printed } = await load("noisy.goal.ts", noisy);
    expect(contract.id).toBe("noisy");
    expect([...printed].sort()).toEqual(
      ["noisy.goal.ts | one", "noisy.goal.ts | two", 'noisy.goal.ts | {"ok":true}'].sort(),
    );
  });

  test("sees the environment, but nothing that looks like a credential", async () => {
    const asks = `import { command, goal } from "goalpost";
export default goal(\`\${process.env.TEAM} \${process.env.NPM_TOKEN} \${process.env.OPENAI_API_KEY} \${process.env.NODE_OPTIONS}\`).doneWhen(command("make"));
`;
    const env = { TEAM: "billing", NPM_TOKEN: "s3cret", OPENAI_API_KEY: "s3cret", NODE_OPTIONS: "--no-warnings" };
    const { contract } = await load("env.goal.ts", asks, { env });
    expect(contract.blocks[0]?.items[0]).toMatchObject({ text: "billing undefined undefined undefined" });
  });

  test("sees no address that lets somebody in, and nothing of the process that loads it", async () => {
    const asks = `import { readdirSync, readFileSync } from "node:fs";
import { command, goal } from "goalpost";
const environments = () => readdirSync("/proc").filter((name) => /^\\d+$/.test(name)).map((pid) => { try { return readFileSync("/proc/" + pid + "/environ", "utf8"); } catch { return ""; } }).join();
const own = [process.env.DATABASE_URL, process.env.AMQP, process.env.HOOK, process.env.DOCS].join();
const seen = process.platform === "linux" ? environments().includes("VITEST_WORKER_ID=") : false;
export default goal(own + " " + seen).doneWhen(command("make"));
`;
    const env = {
      DATABASE_URL: "postgres://db.local/x?password=hunter2",
      AMQP: "amqp://u:p@q",
      HOOK: "https://example.com/?key=1",
      DOCS: "https://example.com/docs",
    };
    const { contract } = await load("peeks.goal.ts", asks, { env });
    expect(contract.blocks[0]?.items[0]).toMatchObject({ text: `,,,https://example.com/docs ${!namespaces}` });
  });

  test.runIf(process.platform === "linux")("leaves nothing behind, also what took a session of its own", async () => {
    const mark = `left-by-contract-${process.pid}`;
    const leaves = `import { spawn } from "node:child_process";
import { command, goal } from "goalpost";
spawn("sh", ["-c", "sleep 300; : ${mark}"], { detached: true, stdio: "ignore" }).unref();
await new Promise((resolve) => setTimeout(resolve, 100));
export default goal("It holds.").doneWhen(command("make"));
`;
    await load("leaves.goal.ts", leaves);
    const left = () =>
      readdirSync("/proc")
        .filter((pid) => /^\d+$/.test(pid))
        .map(commandLineOf)
        .filter((line) => line.includes(mark));
    // They were killed; the system takes its time to take them away.
    for (let round = 0; round < 400 && left().length > 0; round += 1) await sleep(25);
    expect(left()).toEqual([]);
  });

  test("that never returns is ended at its time limit", async () => {
    const message = await refusal("never.goal.ts", "for (;;) {}\n", { timeoutSeconds: 1 });
    expect(message).toBe(
      "never.goal.ts: gave no contract within 1 s, and was ended\n  help: let it only build and export; give it more time with --load-timeout SECONDS\n  code: contract/timeout",
    );
  });

  test.skipIf(process.platform !== "linux")("is ended with what it started", async () => {
    const cwd = project();
    const mark = `ended-with-contract-${process.pid}`;
    const file = join(cwd, "never.goal.ts");
    writeFileSync(
      file,
      `import { spawn } from "node:child_process";
spawn("sh", ["-c", "sleep 600; : ${mark}"], { stdio: "inherit" });
for (;;) {}
`,
    );
    const stop = new AbortController();
    const options = { cwd, env: testEnv(cwd), timeoutSeconds: 600, exec: true, printed: () => {}, signal: stop.signal };
    const loading = loadFile(file, options).catch((error: Error) => error.message);
    while (running(mark) === 0) await sleep(20);
    stop.abort();
    expect(await loading).toMatch(/code: contract\/child-died$/);
    // The kernel ends what is left once its parent is gone.
    for (let waited = 0; running(mark) > 0 && waited < 5000; waited += 20) await sleep(20);
    expect(running(mark)).toBe(0);
  });

  test.each([
    [
      "throws",
      'function inner() {\n  throw new Error("no such service");\n}\ninner();\n',
      /^x\.goal\.ts:2: threw Error: no such service\n {2}help: correct the contract file\n {2}code: contract\/file-threw$/,
    ],
    [
      "calls a method that is misspelt",
      'import { command, goal } from "goalpost";\nexport default (goal("Port it.") as never as { donewhen(item: unknown): never }).donewhen(command("a"));\n',
      /^x\.goal\.ts:2: threw TypeError: .*donewhen is not a function\n {2}help: write \.doneWhen\(…\)\n/,
    ],
    [
      "calls an item function that is misspelt",
      'import { comand, goal } from "goalpost";\nexport default goal("Port it.").doneWhen(comand("a"));\n',
      /^x\.goal\.ts:2: threw TypeError: .*comand\) is not a function\n {2}help: write import \{ command \} from "goalpost"\n/,
    ],
    [
      "builds what is built",
      'import { command, goal } from "goalpost";\nexport default goal("Port it.", { id: "x" }).doneWhen(command("a")).build().build();\n',
      /^x\.goal\.ts:2: threw TypeError: .*build is not a function\n {2}help: leave \.build\(…\) out there: what stands before it is not a builder\n/,
    ],
    [
      "throws later",
      'setTimeout(() => {\n  throw new Error("late");\n}, 1);\nawait new Promise(() => {});\n',
      /^x\.goal\.ts:2: threw Error: late\n/,
    ],
    ["throws no error", "throw 7;\n", /^x\.goal\.ts: threw 7\n/],
    [
      "gives a shell's syntax to command()",
      'import { command, goal } from "goalpost";\nexport default goal("x")\n  .doneWhen(command("make && make test"));\n',
      /^x\.goal\.ts:3: command\.run: .*holds "&" .*\n {2}help: use shell\(…\), or split it into two commands\n/,
    ],
    [
      "has an empty goal",
      'import { command, goal } from "goalpost";\nexport default goal(" ").doneWhen(command("make"));\n',
      /^x\.goal\.ts:2: [a-z.]+: " " is empty, expected text\n/,
    ],
    [
      "names a path outside",
      'import { command, goal } from "goalpost";\nexport default goal("x").context("../secret").doneWhen(command("make"));\n',
      /^x\.goal\.ts:2: context\[0\]: "\.\.\/secret" leaves the project's root/,
    ],
    [
      "exports nothing",
      "export {};\n",
      /^x\.goal\.ts: exports nothing, expected a contract as the default export\n {2}help: write export default goal\("…"\)\.doneWhen\(command\("…"\)\)\n {2}code: contract\/no-export$/,
    ],
    ["exports by name alone", "export const contract = 1;\n", /^x\.goal\.ts: exports contract and no default, /],
    [
      "exports a function",
      "export default () => 1;\n",
      /^x\.goal\.ts: exports a function, expected a builder or a contract\n {2}help: call it/,
    ],
    [
      "exports a fragment",
      'import { fragment } from "goalpost";\nexport default fragment("git-hygiene").executionRules("x");\n',
      /^x\.goal\.ts: exports the fragment "git-hygiene", which has no goal\n {2}help: export default goal\("…"\)\.use\(gitHygiene\)/,
    ],
    [
      "exports a template",
      'import { goal, template } from "goalpost";\nconst schema = { "~standard": { version: 1, vendor: "x", validate: (value: unknown) => ({ value }) } } as const;\nexport default template(schema, () => goal("x"));\n',
      /^x\.goal\.ts: exports a template, which has no parameters yet, .*\n {2}help: call it: export default port\(\{ … \}\)\n/,
    ],
    [
      "exports an incomplete builder",
      'import { goal } from "goalpost";\nexport default goal("x").context("SPEC.md");\n',
      /^x\.goal\.ts: no doneWhen\n {2}help: add \.doneWhen\(command\(…\)\)\n {2}code: contract\/incomplete$/,
    ],
    [
      "exports another object",
      "export default { goal: 1 };\n",
      /^x\.goal\.ts: exports an object that is not a contract, /,
    ],
    [
      "exports a list",
      'import { goal } from "goalpost";\nexport default [goal("x").doneWhen("y")];\n',
      /^x\.goal\.ts: exports a list, expected a builder or a contract\n {2}help: export each by a name, with an id: /,
    ],
    [
      "does not parse",
      'import { goal } from "goalpost";\nexport default goal("x"\n  .doneWhen();\n',
      /^x\.goal\.ts:3: is not TypeScript: Unexpected token, expected ","\n {2}help: correct the syntax\n {2}code: contract\/file-syntax$/,
    ],
    [
      "imports what is not there",
      'import x from "no-such-package";\nexport default x;\n',
      /^x\.goal\.ts:1: imports 'no-such-package', which is not found\n {2}help: install the package/,
    ],
    [
      "ends the process",
      "process.exit(0);\n",
      /^x\.goal\.ts: ended the process with exit code 0 while it was loaded\n/,
    ],
    [
      "waits for ever, asleep",
      "await new Promise(() => {});\n",
      /^x\.goal\.ts: waits for something that never comes, so it exports nothing\n/,
    ],
  ])("that %s says so on one screen", async (_what, text, expected) => {
    const message = await refusal("x.goal.ts", text);
    expect(message).toMatch(expected);
    expect(message.split("\n").length).toBeLessThan(20);
  });

  test("is not run where that is forbidden", async () => {
    expect(await refusal("x.goal.ts", good, { exec: false })).toMatch(
      /^x\.goal\.ts: is TypeScript, and loading it runs it, which --no-exec forbids\n/,
    );
  });
});

describe("a contract in words or JSON", () => {
  const words = "# small\n\n## goal\n\n- G1 outcome: Port it.\n\n## done_when\n\n- D1 command: `pnpm test` exits 0.\n";

  test("is read without running anything, and its lines are known", async () => {
    const { contract, places } = await load("small.goal.md", words, { exec: false });
    expect(contract.id).toBe("small");
    expect(places["done_when[0]"]?.line).toBe(9);
  });

  test("that does not fit says the line", async () => {
    expect(await refusal("small.goal.md", words.replace("exits 0", "exits zero"))).toMatch(
      /^small\.goal\.md:9:1: "zero/,
    );
  });

  test("as people write it is read too, and says which prose it took for a check", async () => {
    const prose = "<goal>\nPort billing.\n</goal>\n<done_when>\n- `pnpm test` exits 0\n</done_when>\n";
    const { contract, printed } = await load("port.goal.md", prose, { exec: false });
    expect(contract.blocks.at(-1)?.items[0]).toMatchObject({ kind: "command", run: "pnpm test" });
    expect(printed).toEqual(["port.goal.md:5 | read as done_when[0]: `pnpm test` exits 0"]);
  });

  test("of JSON takes its id from the file, and refuses an unknown key", async () => {
    const json = {
      version: 1,
      blocks: [
        { kind: "goal", items: [{ kind: "outcome", text: "x" }] },
        { kind: "done_when", items: [{ kind: "command", run: "make" }] },
      ],
    };
    expect((await load("small.goal.json", JSON.stringify(json), { exec: false })).contract.id).toBe("small");
    const strange = JSON.stringify(json).replace('"run"', '"rum":1,"run"');
    expect(await refusal("small.goal.json", strange)).toMatch(
      /^small\.goal\.json: done_when\[0\]\.rum: is not a key of command, expected one of .*\n {2}help: write "run"\n/,
    );
    expect(await refusal("small.goal.json", "{")).toMatch(/^small\.goal\.json: is not JSON: /);
  });
});
