import { realpathSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  cacheRoot,
  findClient,
  isolatedHome,
  rehearsalFolder,
  requireClient,
  script,
  startModelServer,
} from "./index.ts";

describe("an isolated home", () => {
  test("is closed to others, outside the temp directory, and gone when disposed", async () => {
    const home = await isolatedHome({ client: "codex" });
    expect((await stat(home.root)).mode & 0o777).toBe(0o700);
    expect(home.root.startsWith(tmpdir())).toBe(false);
    expect(await home.workspace("a")).toBe(join(home.root, "a"));
    await home.dispose();
    await home.dispose();
    await expect(stat(home.root)).rejects.toThrow("ENOENT");
  });

  test("stays when it is kept", async () => {
    const home = await isolatedHome({ client: "codex", keep: true });
    await home.dispose();
    expect((await stat(home.root)).isDirectory()).toBe(true);
    await rm(home.root, { recursive: true });
  });

  test("sweeps what a killed process left behind more than a day ago, and nothing else", async () => {
    const parent = join(cacheRoot(), `sweep-${process.pid}`);
    const names = [
      "codex-999999999-abcdef",
      "kept-codex-999999999-abcdef",
      "codex-999999998-abcdef",
      `codex-${process.pid}-abcdef`,
      "mine",
    ];
    for (const name of names) {
      await mkdir(join(parent, name), { recursive: true });
      if (name !== "codex-999999998-abcdef") await utimes(join(parent, name), 1, 1);
    }
    const home = await isolatedHome({ client: "codex", parent });
    await home.dispose();
    expect((await readdir(parent)).toSorted()).toEqual(names.slice(1).toSorted());
    await rm(parent, { recursive: true });
  });

  test.each(["codex", "claude-code"] as const)("gives %s nothing of the caller's", async (client) => {
    process.env.GOALPOST_TEST_SECRET = "s3cret";
    await using server = await startModelServer(script());
    await using home = await isolatedHome({ client, server, env: { EXTRA: "1" } });
    expect(JSON.stringify(home.env)).not.toContain("s3cret");
    expect(home.env.HOME).toBe(home.home);
    expect(home.env.EXTRA).toBe("1");
    expect([home.env.HTTPS_PROXY, home.env.NO_PROXY]).toEqual([server.url, "127.0.0.1,localhost,::1"]);
    expect(Object.keys(home.env).filter((name) => /KEY|TOKEN/.test(name))).toEqual(
      client === "codex" ? [] : ["ANTHROPIC_API_KEY"],
    );
    delete process.env.GOALPOST_TEST_SECRET;
  });

  test("keeps PATH in login shells, whatever PATH holds", async () => {
    const before = process.env.PATH;
    process.env.PATH = `${before}:/it's $(here)`;
    try {
      await using home = await isolatedHome({ client: "codex" });
      expect(await readFile(join(home.home, ".profile"), "utf8")).toContain("'\\''s $(here)");
    } finally {
      process.env.PATH = before;
    }
  });

  test("refuses the temp directory, and a folder that cannot be made", async () => {
    await expect(isolatedHome({ client: "codex", parent: join(tmpdir(), "x") })).rejects.toMatchObject({
      code: "home/in-temp-directory",
    });
    const file = join(cacheRoot(), "a-file");
    await mkdir(cacheRoot(), { recursive: true });
    await writeFile(file, "");
    await expect(isolatedHome({ client: "codex", parent: join(file, "x") })).rejects.toMatchObject({
      code: "home/cannot-create",
    });
  });
});

describe("the folder for homes", () => {
  const inTemp = join(tmpdir(), "goalpost-home", ".cache");
  test("is another one where the cache lies in the temp directory", async () => {
    const folder = await rehearsalFolder({ XDG_CACHE_HOME: inTemp });
    expect(folder.startsWith(realpathSync(tmpdir()))).toBe(false);
    await using home = await isolatedHome({ client: "codex", parent: folder });
    expect(home.root.startsWith(folder)).toBe(true);
  });

  test("is the one that was named, with help that says which to name instead", async () => {
    const folder = await rehearsalFolder({ GOALPOST_CACHE_DIR: inTemp });
    expect(folder).toBe(join(inTemp, "rehearsal"));
    await expect(isolatedHome({ client: "codex", parent: folder })).rejects.toMatchObject({
      code: "home/in-temp-directory",
      help: expect.stringContaining("set GOALPOST_CACHE_DIR to a folder outside of"),
    });
  });

  test("a client that is there is not called missing for want of a place", async () => {
    const found = await findClient("codex", { path: process.execPath, env: { GOALPOST_CACHE_DIR: inTemp } });
    expect(found).toMatchObject({ found: false, code: "home/in-temp-directory" });
    const options = { path: process.execPath, env: { GOALPOST_CACHE_DIR: inTemp } };
    await expect(requireClient("codex", options)).rejects.toMatchObject({ code: "home/in-temp-directory" });
  });
});

describe("Codex's config.toml", () => {
  const written = async (config: string) => {
    await using home = await isolatedHome({ client: "codex", config, model: "m" });
    return readFile(join(home.configDir, "config.toml"), "utf8");
  };
  test.each([
    ["", 'model = "m"\nmodel_provider = "mock"'],
    ["", "[features]\nplugins = false\n"],
    [
      'model = "mine"\n[tui]\nmodel = 1',
      'model_provider = "mock"\ncheck_for_update_on_startup = false\nmodel = "mine"',
    ],
    ["[features] # mine\ngoals = true", "[features] # mine\nplugins = false\ngoals = true"],
    ["[features]\nplugins = true\n", "[features]\nplugins = true\n"],
    ["features.goals = true", "features.plugins = false\nfeatures.goals = true"],
    ["features = { goals = true }", "features = { goals = true }\n[analytics]"],
  ])("of %j holds %j", async (config, expected) => {
    expect(await written(config)).toContain(expected);
  });
});

test.each([
  [{ GOALPOST_CACHE_DIR: "/a", XDG_CACHE_HOME: "/b" }, "/a"],
  [{ XDG_CACHE_HOME: "/b" }, "/b/goalpost"],
])("the cache folder of %j is %s", (env, folder) => {
  expect(cacheRoot(env)).toBe(folder);
});
