import { existsSync } from "node:fs";
import { completeGoal, say, script, turn } from "@goalpost/rehearsal";
import { processesOf, put } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { checkClient, start, status } from "../run/run.ts";
import { begin, realCodex, type Stage, stage } from "../testing/stage.ts";

const done = script(turn(completeGoal(), say("Done.")));
const refused =
  /^codex, \/.+: not logged in; this provider requires a login\n {2}help: log in with `codex login` [^\n]+\n {2}code: codex\/not-signed-in$/;

const provider = (url: string, more: string) =>
  `model = "gpt-5.5"\nmodel_provider = "p"\n[model_providers.p]\nname = "p"\nbase_url = "${url}/v1"\nwire_api = "responses"\nsupports_websockets = false\n${more}`;
const openAi = (url: string) =>
  `model = "gpt-5.5"\nopenai_base_url = "${url}/v1"\n[features]\nplugins = false\n[analytics]\nenabled = false\n`;

/** A stage whose client has this configuration, and no other. */
async function staged(config: (url: string) => string): Promise<Stage> {
  const set = await stage(done);
  put(set.home.configDir, "config.toml", config(set.server.url));
  return set;
}

describe.skipIf(realCodex.skip)("a login, with the real Codex,", () => {
  test.each([
    ["OpenAI", openAi, {}],
    ["keys that this client does not read", openAi, { OPENAI_API_KEY: "no-key", CODEX_API_KEY: "no-key" }],
    ["a provider that requires one", (url: string) => provider(url, "requires_openai_auth = true\n"), {}],
  ])("that is missing is an error before anything is started: %s", async (_name, config, env) => {
    const set = await staged(config);
    const options = { ...set.options, env: { ...set.home.env, ...env } };
    await expect(checkClient(set.launch, options)).rejects.toThrow(refused);
    expect(existsSync(set.stateDir)).toBe(false);
    await expect(start(set.launch, options)).rejects.toThrow(refused);
    expect(status(set.stateDir)).toMatchObject({ phase: "ended", usage: { turns: 0 } });
    expect(processesOf(set)).toEqual([]);
    expect(set.server.requests).toEqual([]);
  });

  test.each([
    ["a key that was stored", openAi, '{ "OPENAI_API_KEY": "rehearsal-not-a-key" }', {}],
    ["a provider that needs none", (url: string) => provider(url, "requires_openai_auth = false\n"), undefined, {}],
    [
      "a provider with a key of its own",
      (url: string) => provider(url, 'env_key = "MY_KEY"\n'),
      undefined,
      { MY_KEY: "rehearsal-not-a-key" },
    ],
  ])("that is there, or is not needed, lets the goal start: %s", async (_name, config, auth, env) => {
    const set = await staged(config);
    if (auth !== undefined) put(set.home.configDir, "auth.json", auth);
    const options = { ...set.options, env: { ...set.home.env, ...env } };
    await checkClient(set.launch, options);
    const { run } = await begin(set, options);
    expect(await run.result).toMatchObject({ reason: "complete" });
  });
});
