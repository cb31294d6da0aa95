import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safetyKeys, tighter } from "../merge/safety.ts";
import { definePreset } from "../presets/define-preset.ts";
import { presets } from "../presets/presets.ts";
import { claudeSettings, codexConfig } from "../presets/resolve.ts";
import { runs, seed } from "../testing/seed.ts";
import { explainLaunch } from "./explain-launch.ts";
import { type GivenPart, givenSettings } from "./given-settings.ts";
import type { ConfiguredClient, LaunchDefault, LaunchRequest } from "./launch-settings.ts";
import { dangerOf, settleLaunch } from "./settle-launch.ts";

const why = "nobody watches";
const defaults: readonly LaunchDefault[] = [
  { path: ["sandbox_mode"], value: "workspace-write", why: "it writes", unless: ["default_permissions"] },
  { path: ["approval_policy"], value: "on-request", why: "the run answers" },
];
const safe: readonly LaunchDefault[] = [
  { path: ["sandbox_mode"], value: "workspace-write", why },
  { path: ["default_permissions"], value: ":workspace", why, unless: ["permissions"] },
];
const told = ["model", "sandbox_mode", "default_permissions", "approval_policy"];

const request = (
  given: Pick<LaunchRequest, "given" | "held"> = { given: [], held: [] },
  isTrusted = false,
): LaunchRequest => ({ target: "codex", ...given, defaults, told, safe, isTrusted });

/** The user's own config.toml, its keys from line 1 on. */
const file = (values: Readonly<Record<string, unknown>>, isFixed = false): ConfiguredClient => ({
  target: "codex",
  settings: Object.entries(values).map(([key, value], index) => ({
    path: key.split("."),
    value,
    source: { kind: "file", name: "user config.toml", line: index + 1 },
    ...(isFixed ? { isFixed: true as const } : {}),
  })),
});

const line = (settings: readonly (readonly [string, unknown])[]): GivenPart => ({
  name: "the command line",
  isExplicit: true,
  settings: settings.map(([key, value]) => ({ path: key.split("."), value })),
});

/** What was decided, one line for each: as it is printed. */
function said(whole: LaunchRequest, configured?: ConfiguredClient): readonly string[] {
  const { settings, held } = explainLaunch(settleLaunch(whole, configured));
  return [
    ...settings.map(
      ({ key, value, setBy, note }) => `${key} = ${value} by ${setBy}${note === undefined ? "" : ` (${note})`}`,
    ),
    ...held.map(({ key, value, wantedBy, keptBy }) => `${key} = ${value} of ${wantedBy} is not taken: ${keptBy}`),
  ];
}

const acme = definePreset({
  name: "acme",
  package: { name: "@acme/preset", version: "1.2.0" },
  codex: { model: "gpt-5.5", sandbox_mode: "workspace-write", approval_policy: "never" },
});

describe("what holds in a launch, and who set it", () => {
  test.each<[string, LaunchRequest, ConfiguredClient | undefined, readonly string[]]>([
    [
      "nobody says anything: ours, with the reason",
      request(),
      file({}),
      [
        "sandbox_mode = workspace-write by goalpost (it writes)",
        "approval_policy = on-request by goalpost (the run answers)",
      ],
    ],
    [
      "what the user's own file says stands",
      request(),
      file({ sandbox_mode: "read-only", approval_policy: "never", model: "gpt-5.5" }),
      [
        "model = gpt-5.5 by user config.toml:3",
        "sandbox_mode = read-only by user config.toml:1",
        "approval_policy = never by user config.toml:2",
      ],
    ],
    [
      "a profile of permissions stands in the place of a sandbox mode",
      request(),
      file({ default_permissions: ":read-only", approval_policy: "never" }),
      ["default_permissions = :read-only by user config.toml:1", "approval_policy = never by user config.toml:2"],
    ],
    [
      "the command line goes over the user's file, and says so",
      request(givenSettings("codex", undefined, [line([["approval_policy", "never"]])])),
      file({ approval_policy: "on-request", sandbox_mode: "read-only" }),
      [
        "sandbox_mode = read-only by user config.toml:2",
        'approval_policy = never by the command line (over user config.toml:1: "on-request")',
      ],
    ],
    [
      "a preset goes over it too, and of safety only tightens it",
      request(givenSettings("codex", codexConfig(acme).merged, [])),
      file({ model: "gpt-6-sol", approval_policy: "on-request", sandbox_mode: "read-only" }),
      [
        'model = gpt-5.5 by preset acme (@acme/preset 1.2.0) (over user config.toml:1: "gpt-6-sol")',
        "sandbox_mode = read-only by user config.toml:3",
        "approval_policy = on-request by user config.toml:2",
        "sandbox_mode = workspace-write of preset acme (@acme/preset 1.2.0) is not taken: user config.toml:3",
        "approval_policy = never of preset acme (@acme/preset 1.2.0) is not taken: user config.toml:2",
      ],
    ],
    [
      "a sandbox that the user's file takes away comes back, and that is said",
      request(),
      file({ sandbox_mode: "danger-full-access", approval_policy: "never" }),
      [
        'sandbox_mode = workspace-write by goalpost (nobody watches; over user config.toml:1: "danger-full-access")',
        "approval_policy = never by user config.toml:2",
      ],
    ],
    [
      "so does one that a profile of the user's own opens",
      request(),
      file({ default_permissions: "open", "permissions.open.filesystem./": "write", approval_policy: "never" }),
      [
        'default_permissions = :workspace by goalpost (nobody watches; over user config.toml:1: "open")',
        "approval_policy = never by user config.toml:3",
      ],
    ],
    [
      "below a trusted folder it stays away",
      request(undefined, true),
      file({ sandbox_mode: "danger-full-access", approval_policy: "never" }),
      ["sandbox_mode = danger-full-access by user config.toml:1", "approval_policy = never by user config.toml:2"],
    ],
    [
      "an administrator's value stays in any case",
      request(givenSettings("codex", undefined, [line([["approval_policy", "never"]])])),
      file({ approval_policy: "on-request", sandbox_mode: "read-only" }, true),
      [
        "sandbox_mode = read-only by user config.toml:2",
        "approval_policy = on-request by user config.toml:1",
        "approval_policy = never of the command line is not taken: user config.toml:1",
      ],
    ],
  ])("%s", (_what, whole, configured, expected) => {
    expect(said(whole, configured)).toEqual(expected);
  });

  test("a launch for which no file was looked at is open, and settling what is open gives the same as knowing at once", () => {
    const whole = request(givenSettings("codex", codexConfig(acme).merged, [line([["model_verbosity", "low"]])]));
    const open = settleLaunch(whole);
    expect(open.open).toEqual(whole);
    const configured = file({ model: "gpt-6-sol", sandbox_mode: "read-only" });
    // it is kept with the run, as JSON
    const kept = JSON.parse(JSON.stringify(open)) as typeof open;
    expect(settleLaunch(kept.open ?? whole, configured)).toEqual(settleLaunch(whole, configured));
    expect(settleLaunch(whole, configured).open).toBeUndefined();
  });

  test("danger that is asked for is found, whoever asks", () => {
    const asked = givenSettings("codex", undefined, [line([["sandbox_mode", "danger-full-access"]])]);
    expect(dangerOf(settleLaunch(request(asked), file({})))?.source.name).toBe("the command line");
    expect(dangerOf(settleLaunch(request(), file({ sandbox_mode: "danger-full-access" })))).toBeUndefined();
  });
});

describe("who is looser than a preset", () => {
  const { merged } = codexConfig(presets.planning);
  const loose = line([["sandbox_mode", "workspace-write"]]);

  test("is refused, with what would have to be said", () => {
    expect(() => givenSettings("codex", merged, [loose])).toThrow(
      /^sandbox_mode: is "workspace-write" by the command line, which is less strict than "read-only" of preset planning\n {2}help: leave it out, or give the reason: loosen sandbox_mode\n {2}code: config\/looser-than-preset$/,
    );
  });

  test("is taken with a reason, which is told", () => {
    const given = givenSettings("codex", merged, [{ ...loose, loosens: { sandbox_mode: "drafts go to notes/" } }]);
    expect(said(request(given), file({}))).toContain(
      "sandbox_mode = workspace-write by the command line (loosened: drafts go to notes/)",
    );
  });
});

test("lists of Claude Code are joined, and each element has its setter", () => {
  const { merged } = claudeSettings(presets.unattended);
  const { given } = givenSettings("claude-code", merged, [
    { name: "the contract", settings: [{ path: ["permissions", "allow"], value: ["Bash(pnpm test)", "Read"] }] },
  ]);
  const { settings } = explainLaunch({ settings: given, held: [] });
  expect(settings.find(({ key }) => key === "permissions.allow")).toMatchObject({
    value: ["Read", "Edit", "Bash(pnpm test)"],
    setBy: "preset unattended, the contract",
    elements: [
      { value: "Read", setBy: ["preset unattended", "the contract"] },
      { value: "Edit", setBy: ["preset unattended"] },
      { value: "Bash(pnpm test)", setBy: ["the contract"] },
    ],
  });
});

const config = fc.record(
  {
    model: fc.constantFrom("m", "n"),
    approval_policy: fc.constantFrom("never", "on-request", "untrusted"),
    sandbox_mode: fc.constantFrom("read-only", "workspace-write", "danger-full-access"),
    web_search: fc.constantFrom("live", "cached", "disabled"),
  },
  { requiredKeys: [] },
);

test("whatever a preset says, no safety key is looser than the user's file has it, and nothing of the user's is lost in silence", () => {
  fc.assert(
    fc.property(config, config, (wanted, users) => {
      const part = {
        name: "preset p",
        settings: Object.entries(wanted).map(([key, value]) => ({ path: [key], value })),
      };
      const { settings, held } = settleLaunch(request(givenSettings("codex", undefined, [part])), file(users));
      for (const [key, value] of Object.entries(users)) {
        const found = settings.find(({ path }) => path[0] === key);
        const rule = safetyKeys.codex[key];
        if (found !== undefined && rule !== undefined) expect(tighter(rule, value, found.value)).toBe(found.value);
        if (found === undefined) expect(Object.hasOwn(wanted, key)).toBe(false);
        else if (found.value !== value) expect(found.note).toContain("over user config.toml");
        else if (Object.hasOwn(wanted, key) && wanted[key as "model"] !== value)
          expect(held.map(({ path }) => path[0])).toContain(key);
      }
    }),
    { seed, numRuns: runs(100) },
  );
});
