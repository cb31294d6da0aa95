import { join } from "node:path";
import { clientVersion } from "@goalpost/target/adapter";
import { describe, expect, test } from "vitest";
import { testedVersion } from "../tested.gen.ts";
import { fakeClient, freshFolder } from "../testing/fake-client.ts";
import { codexVersions } from "./client-version.ts";

const says = (text: string) => fakeClient(`console.log(${JSON.stringify(text)});`).client;
const env = { PATH: process.env.PATH };

describe("the client's version", () => {
  test.each([
    [`codex-cli ${testedVersion}`, testedVersion, false],
    ["WARNING: odd\ncodex-cli 9.170.1-alpha.2", "9.170.1", true],
    ["codex-cli 1.0.0", "1.0.0", true],
  ])("%j is read", async (text, version, isNewer) => {
    const message = `the Codex client ${version} is newer than ${testedVersion}, with which this package was tested`;
    const warnings = isNewer ? [{ code: "client-untested", message }] : [];
    expect(await clientVersion(codexVersions, says(text), env)).toEqual({ version, warnings });
  });

  test.each([
    [
      "codex-cli 0.168.9",
      /^codex --version: is 0\.168\.9, expected 0\.169\.0 or later\n {2}help: update it with `npm install --global @openai\/codex@latest`\n {2}code: codex\/client-too-old$/,
    ],
    ["codex-cli 0.9.0", /client-too-old/],
    ["codex 12", /--version: said "codex 12", expected "codex-cli \d+\.\d+\.\d+"[\s\S]+codex\/client-unknown/],
    ["", /said "", expected[\s\S]+codex\/client-unknown/],
  ])("%j is refused", async (text, error) => {
    await expect(clientVersion(codexVersions, says(text), env)).rejects.toThrow(error);
  });

  test("a missing client is said with how to get it", async () => {
    const missing = join(freshFolder(), "codex");
    await expect(clientVersion(codexVersions, [missing], env)).rejects.toThrow(
      /codex: was not found, expected the Codex client\n {2}help: install it with `npm install --global @openai\/codex`, or name it by the option `client`\n {2}code: codex\/client-missing$/,
    );
    await expect(clientVersion(codexVersions, [freshFolder()], env)).rejects.toThrow(
      /cannot be executed[\s\S]+codex\/client-missing/,
    );
  });
});
