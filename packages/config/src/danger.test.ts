import { describe, expect, test } from "vitest";
import { dangerIn, isBelow } from "./danger.ts";
import { dangerOutsideTrustedPath } from "./rules/danger-outside-trusted-path.ts";

describe("a directory is below a trusted one", () => {
  test.each<[string, readonly string[], boolean]>([
    ["/code/billing", ["/code/billing"], true],
    ["/code/billing/api", ["/code/billing"], true],
    ["/code/billing/api", ["/srv", "/code/billing/"], true],
    ["/code//billing/./api", ["/code/billing"], true],
    ["C:\\code\\billing", ["C:/code"], true],
    ["/code/billing-2", ["/code/billing"], false],
    ["/code", ["/code/billing"], false],
    ["/other/code/billing", ["/code/billing"], false],
    ["D:\\code", ["C:\\code"], false],
    // the root, in whichever spelling, would trust everything
    ["/code", ["/"], false],
    ["/code", ["//./"], false],
    ["/", ["/"], false],
    ["/code", [], false],
    // what is not absolute, or climbs, is below nothing, and trusts nothing
    ["code/billing", ["code"], false],
    ["/code/billing/../../etc", ["/code/billing"], false],
    ["/etc", ["/code/.."], false],
    ["/code/billing", ["code/billing", "."], false],
    ["x/code", ["/code"], false],
    ["1:/code", ["1:/code"], false],
    // two dots in a name are a name
    ["/code/a..b/c", ["/code/a..b"], true],
  ])("%s of %j: %s", (directory, roots, expected) => {
    expect(isBelow(directory, roots)).toBe(expected);
  });
});

describe("full access is found", () => {
  const profile = (filesystem: object, more: object = {}) => ({
    default_permissions: "mine",
    permissions: { mine: { filesystem, ...more } },
  });
  const at = (place: string, name = "mine") => [["permissions", name, "filesystem", place]];

  test.each<[string, unknown, readonly (readonly string[])[]]>([
    ["the old word", { sandbox_mode: "danger-full-access" }, [["sandbox_mode"]]],
    ["the old word as a table", { sandbox_mode: { "danger-full-access": {} } }, [["sandbox_mode"]]],
    ["the new word", { default_permissions: ":danger-full-access" }, [["default_permissions"]]],
    ["both", { sandbox_mode: "danger-full-access", default_permissions: ":danger-full-access" }, [["sandbox_mode"], ["default_permissions"]]],
    ["a profile that writes to the root", profile({ "/": "write" }), at("/")],
    ["the root, and what is below", profile({ "/./**": "write" }), at("/./**")],
    ["the root by its name", profile({ ":root": "write" }), at(":root")],
    ["the root by its name, and below", profile({ ":root/**": "write" }), at(":root/**")],
    ["the root in other spellings", profile({ "/./": "write" }), at("/./")],
    ["the root in a table", profile({ "/": { ".": "write" } }), at("/")],
  ])("%s", (_name, config, found) => {
    expect([...dangerIn("codex", config)]).toEqual(found);
  }); // biome-ignore format: one

  test.each<[string, unknown]>([
    ["other words", { sandbox_mode: "workspace-write", default_permissions: ":workspace" }],
    ["another table", { sandbox_mode: { "workspace-write": {} } }],
    ["nothing", {}],
    ["no table", "danger-full-access"],
    ["a profile that reads the root", profile({ "/": "read" })],
    ["a profile that writes below it", profile({ "/srv": "write", "/**/x": "write", "a/": "write" })],
    ["a table that writes a part of the root", profile({ "/": { srv: "write" } })],
    ["a pattern that has no folder before it, which the client refuses", profile({ "/**": "write" })],
    ["a profile that is not chosen", { ...profile({ "/": "write" }), default_permissions: "other" }],
    ["Claude Code's word", { permissions: { defaultMode: "bypassPermissions" } }],
  ])("and not in %s", (_name, config) => {
    expect([...dangerIn("codex", config)]).toEqual([]);
  });

  test("in a profile that another one extends, also where they extend each other", () => {
    const permissions = {
      mine: { extends: "base" },
      base: { extends: "all", filesystem: { "/srv": "write" } },
      all: { extends: "mine", filesystem: { ":root": "write" } },
    };
    expect([...dangerIn("codex", { default_permissions: "mine", permissions })]).toEqual(at(":root", "all"));
    expect([...dangerIn("codex", { default_permissions: 7, permissions })]).toEqual([]);
  });

  test("in Claude Code by its own word alone", () => {
    const mode = (defaultMode: string) => [...dangerIn("claude-code", { sandbox_mode: "danger-full-access", permissions: { defaultMode } })]; // biome-ignore format: one
    expect(mode("bypassPermissions")).toEqual([["permissions", "defaultMode"]]);
    expect(mode("acceptEdits")).toEqual([]);
  });
});

describe("full access outside of a trusted path is told", () => {
  const value = { sandbox_mode: "danger-full-access" };
  const told = (facts: object) =>
    [...dangerOutsideTrustedPath.check({ value, target: "codex", text: "", ...facts } as never)].map(({ what }) => what);
  const at = (workingDirectory: string, trustedPaths?: readonly string[]) => ({ layer: "profile", workingDirectory, trustedPaths });

  test("in a file that is read everywhere, by its name, and with where it belongs", () => {
    for (const layer of ["user", "project"])
      expect(told({ ...at("/code", ["/code"]), layer })).toEqual([expect.stringMatching(new RegExp(`^full access in a ${layer} file .*expected a profile's file$`))]);
    expect(told({})).toEqual([expect.stringContaining("in a user file")]);
    const claude = { value: { permissions: { defaultMode: "bypassPermissions" } }, target: "claude-code" };
    expect(told(claude)).toEqual([expect.stringContaining("expected .claude/settings.local.json")]);
  });

  test("in a profile where the folder is not trusted, with those that are", () => {
    expect(told(at("/code/a", ["/code"]))).toEqual([]);
    expect(told(at("/srv", ["/code", "/work"]))).toEqual(["/srv is not below a trusted path (/code, /work)"]);
    for (const none of [[], undefined]) expect(told(at("/srv", none))).toEqual(["/srv is not below a trusted path (none is named)"]);
    expect(told({ layer: "profile" })).toEqual([]);
  });
}); // biome-ignore format: one
