import { codexVersion } from "@goalpost/config";
import { clientForTests } from "@goalpost/rehearsal";
import { expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { shellProgram } from "../testing/newer-codex.ts";

const { skip, client } = await clientForTests("codex");

/** The real client, which says that it is newer than our tables. */
function newer(cwd: string): string {
  const real = JSON.stringify(client?.path);
  return shellProgram(cwd, "codex.sh", `[ "$1" = --version ] && echo "codex-cli 99.1.0" || exec ${real} "$@"`);
}

test.skipIf(skip !== undefined)("the real client is believed: it names what it refuses, key by key", async () => {
  const cwd = project();
  const env = { GOALPOST_CODEX: newer(cwd), PATH: process.env.PATH ?? "" };
  const text = 'nosuch = 1\nmodel = "gpt-5.5"\n[[skills.config]]\npath = "/x"\nenabled = true\nzork = 1\n[projects."/a.b"]\nzork = 1\n'; // biome-ignore format: one
  put(cwd, "config.toml", text);
  const { code, out, err } = await call(["config", "validate", "config.toml", "--format", "json"], { cwd, env });
  expect(err).toContain(`newer than ${codexVersion}`);
  expect(err).toContain("; asked, it loads it; strictly: ");
  const [{ verdict, findings }] = JSON.parse(out).files;
  const wheres = findings.map(({ where }: { where: string }) => where);
  expect([code, verdict, wheres]).toEqual([0, "accept", ["nosuch", "skills.config[0].zork", 'projects."/a.b".zork']]);
  put(cwd, "config.toml", "approval_policy = 3\n");
  const wrong = await call(["config", "validate", "config.toml"], { cwd, env });
  expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining("value-fits")]);
  expect(wrong.err).toContain("; asked, it refuses it: ");
  put(cwd, "config.toml", 'model = "gpt-5.5"\n');
  expect((await call(["config", "validate", "config.toml"], { cwd, env })).err).toContain("it knows every key");
});
