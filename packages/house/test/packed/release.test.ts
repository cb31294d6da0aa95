import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inOrder, release } from "../../src/release.ts";
import { node } from "../../src/tools.ts";
import { allPackages, type Manifest, publicPackages, readManifest, root } from "../../src/workspace.ts";

interface Upload {
  readonly name: string;
  readonly versions: Readonly<Record<string, Manifest>>;
}

/** A registry on loopback: it takes what is published, and gives it again. */
const uploads = new Map<string, Upload>();
const registry = createServer((request, response) => {
  const name = decodeURIComponent(request.url ?? "").slice(1);
  const answer = (code: number, body: unknown) =>
    response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (request.method === "PUT") {
    const pieces: Buffer[] = [];
    request
      .on("data", (piece: Buffer) => pieces.push(piece))
      .on("end", () => {
        uploads.set(name, JSON.parse(Buffer.concat(pieces).toString("utf8")) as Upload);
        answer(201, { ok: true });
      });
    return;
  }
  const found = uploads.get(name);
  answer(found === undefined ? 404 : 200, found ?? { error: "not found" });
});
let home: string;
const said: string[] = [];
const options = () => {
  const { port } = registry.address() as AddressInfo;
  const userconfig = join(home, "npmrc");
  writeFileSync(userconfig, `registry=http://127.0.0.1:${port}/\n//127.0.0.1:${port}/:_authToken=of-no-worth\n`);
  const env = {
    ...process.env,
    HOME: home,
    npm_config_userconfig: userconfig,
    npm_config_registry: `http://127.0.0.1:${port}/`,
  };
  return { hasProvenance: false, env, say: (line: string) => void said.push(line) };
};

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "goalpost-release-home-"));
  await new Promise<void>((settle) => registry.listen(0, "127.0.0.1", settle));
});
afterAll(() => {
  registry.close();
  rmSync(home, { recursive: true, force: true });
});

const names = inOrder(publicPackages()).map(({ manifest }) => `${manifest.name}@${manifest.version}`);
/** Two packages, one of which needs the other. */
const lacking = ["@goalpost/core", "@goalpost/config"];
const left = names.filter((each) => lacking.some((name) => each.startsWith(`${name}@`)));
/** These two, and one that is there. */
const few = publicPackages().filter(({ manifest: { name } }) => [...lacking, "@goalpost/log"].includes(name));

describe.sequential("a release, to a registry on loopback", () => {
  test("uploads every package with versions that a registry knows, dependencies first", async () => {
    expect(names.indexOf(names.find((each) => each.startsWith("goalpost@")) ?? "")).toBeGreaterThan(
      names.findIndex((each) => each.startsWith("@goalpost/core@")),
    );
    expect(await release({ ...options(), isDry: false })).toEqual(names);
    expect([...uploads.keys()].sort()).toEqual(
      publicPackages()
        .map(({ manifest }) => manifest.name)
        .sort(),
    );
    for (const { name, versions } of uploads.values()) {
      const [manifest] = Object.values(versions);
      const wanted = { ...manifest?.dependencies, ...manifest?.peerDependencies };
      expect(
        Object.values(wanted).filter((version) => /^(?:workspace|catalog):/.test(version)),
        name,
      ).toEqual([]);
    }
  });

  // What follows is of two packages that the registry then lacks, and one that it has: to ask for all of them again shows nothing more.
  test("dry: says what it would publish, of what is not there, and uploads nothing", async () => {
    for (const name of lacking) uploads.delete(name);
    const there = [...uploads.keys()];
    expect(await release({ ...options(), isDry: true, packages: few })).toEqual(left);
    expect([...uploads.keys()]).toEqual(there);
  });

  test("says where it was built where npm can: elsewhere npm refuses, and nothing is uploaded", async () => {
    const there = [...uploads.keys()];
    const { env, ...rest } = options();
    const outside = Object.fromEntries(
      Object.entries(env).filter(([name]) => !/^(?:GITHUB|GITLAB|ACTIONS|CI$|CI_)/.test(name)),
    );
    const asked = { ...rest, env: outside, hasProvenance: true, packages: few };
    expect(await release({ ...asked, isDry: true })).toEqual(left);
    await expect(release({ ...asked, isDry: false })).rejects.toThrow(/provenance/i);
    expect([...uploads.keys()]).toEqual(there);
  });

  test("goes on where it broke off, and leaves alone what is there", async () => {
    said.length = 0;
    expect(await release({ ...options(), isDry: false, packages: few })).toEqual(left);
    expect(said.filter((line) => line.endsWith(": is there"))).toHaveLength(1);
    expect(uploads.size).toBe(names.length);
  });

  test("a registry that fails is an error, never a second upload", async () => {
    const { env, ...rest } = options();
    const broken = { ...env, npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0" };
    await expect(release({ ...rest, env: broken, isDry: true })).rejects.toThrow("ECONNREFUSED");
  });
});

test("changeset version gives every package one new version, and uses every changeset up", async () => {
  const copy = mkdtempSync(join(tmpdir(), "goalpost-version-"));
  try {
    for (const file of ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml"])
      cpSync(join(root, file), join(copy, file));
    cpSync(join(root, ".changeset"), join(copy, ".changeset"), { recursive: true });
    writeFileSync(join(copy, ".changeset/planted.md"), '---\n"goalpost": minor\n---\n\nA planted change.\n');
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    for (const { path, directory } of allPackages()) {
      mkdirSync(join(copy, path), { recursive: true });
      cpSync(join(directory, "package.json"), join(copy, path, "package.json"));
    }
    const { code, output } = await node("@changesets/cli/bin.js", ["version"], { cwd: copy });
    expect(code, output).toBe(0);
    const versions = publicPackages().map(({ path }) => readManifest(join(copy, path)).version);
    expect(new Set(versions).size, versions.join(", ")).toBe(1);
    expect(versions[0]).not.toBe(publicPackages()[0]?.manifest.version);
    expect(
      readdirSync(join(copy, ".changeset")).filter((name) => name.endsWith(".md") && name !== "README.md"),
    ).toEqual([]);
    expect(readFileSync(join(copy, "packages/cli/CHANGELOG.md"), "utf8")).toContain("A planted change.");
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

describe("the workflows", () => {
  const texts = readdirSync(join(root, ".github/workflows")).map((name) => ({
    name,
    text: readFileSync(join(root, ".github/workflows", name), "utf8"),
  }));
  const releases = parse(texts.find(({ name }) => name === "release.yml")?.text ?? "") as {
    readonly permissions: object;
    readonly jobs: Readonly<
      Record<string, { readonly permissions: Readonly<Record<string, string>>; readonly environment?: string }>
    >;
  };

  test.each(texts)("$name names every action by its commit", ({ text }) => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action = ""]) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  test("the release gives each job what it needs and no more, and keeps no token for npm", () => {
    expect(releases.permissions).toEqual({});
    expect(releases.jobs.publish?.permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(releases.jobs.version?.permissions).toEqual({ contents: "write", "pull-requests": "write" });
    expect(releases.jobs.publish?.environment).toBe("npm");
    expect(texts.filter(({ text }) => /NPM_TOKEN|NODE_AUTH_TOKEN|_authToken/.test(text))).toEqual([]);
  });
});
