import { expect, test } from "vitest";
import { honouredOf } from "./honoured.ts";

const schemaOf = (descriptions: Readonly<Record<string, string>>): Parameters<typeof honouredOf>[0] => ({
  type: "object",
  properties: Object.fromEntries(Object.entries(descriptions).map(([name, description]) => [name, { description }])),
});

test("where a setting counts is read from the client's own sentence about it", () => {
  const schema = schemaOf({
    a: "What it does. Only honored from managed settings (server-managed, MDM / OS policy, or managed-settings.json); ignored in user, project, local and --settings sources.",
    b: "Only enforced from managed (policy) settings.",
    c: "When true (and set in managed settings), only hooks from managed settings run.",
    d: "Honored only from admin-controlled policy sources.",
    e: "A path. Only honored from user, managed/policy, or CLI (`--settings`) settings — project settings (.claude/settings.json) are ignored.",
    f: "Ignored in project and local settings.",
    g: "Honored from managed, --settings/SDK, and user settings only (not from a project checkout); the highest wins.",
  });
  expect(honouredOf(schema)).toEqual({
    a: "managed",
    b: "managed",
    c: "managed",
    d: "managed",
    e: "not-project",
    f: "not-project",
    g: "not-project",
  });
});

test("what counts anywhere, or is ignored on a condition, is not in the table", () => {
  const schema = schemaOf({
    a: "Typically set in managed settings by enterprise administrators.",
    b: "When managed settings set network.allowManagedDomainsOnly: true, values from project settings (.claude/settings.json) are ignored.",
    c: "Only honored from managed settings (or, on a machine with none, from user settings for your own plugins).",
    d: "Only applies to User, Project, and Local memory types (Managed/policy files cannot be excluded).",
    e: "Arrays merge across settings sources.",
  });
  expect(honouredOf(schema)).toEqual({});
});

test("settings below a table are named by their path", () => {
  const inner = schemaOf({ only: "Only honored from admin-controlled managed settings." });
  expect(honouredOf({ type: "object", properties: { sandbox: { properties: { network: inner } } } })).toEqual({
    "sandbox.network.only": "managed",
  });
});
