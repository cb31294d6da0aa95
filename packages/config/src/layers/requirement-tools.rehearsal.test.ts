import { clientForTests, isolatedHome, runProcess, say, script, startModelServer } from "@goalpost/rehearsal";
import { expect, test } from "vitest";
import { withEtc, withoutPrivateEtc } from "../testing/private-etc.ts";
import { renderToml } from "../toml/render-toml.ts";
import { effective, effectiveConfig } from "./effective.ts";

const codex = await clientForTests("codex");
const noEtc = withoutPrivateEtc();
for (const reason of [codex.skip, noEtc]) if (reason) console.warn(reason);

interface Tool {
  readonly type: string;
  readonly external_web_access?: boolean;
  readonly indexed_web_access?: boolean;
}

/** What the first request of the real client offers its model under requirements: how to search, and whether there are goals. */
async function offered(wanted: string, requirements: Readonly<Record<string, unknown>>) {
  await using server = await startModelServer(script(say("Done.")));
  await using home = await isolatedHome({ client: "codex", server });
  const files = { "codex/requirements.toml": renderToml(requirements) };
  const args = ["exec", "--skip-git-repo-check", "-c", `web_search="${wanted}"`, "Go."];
  const program = withEtc(codex.client?.path ?? "", home.root, files);
  const ran = await runProcess(program, args, { cwd: await home.workspace(), env: home.env });
  const body = server.seen.requests[0]?.body as { readonly tools?: readonly Tool[] } | undefined;
  expect(body, ran.stdout + ran.stderr).toBeDefined();
  return {
    web_search: searchOf(body?.tools?.find(({ type }) => type === "web_search")),
    goals: server.seen.tools().includes("get_goal"),
  };
}

function searchOf(tool: Tool | undefined): string {
  if (tool === undefined) return "disabled";
  if (tool.indexed_web_access === true) return "indexed";
  return tool.external_web_access === true ? "live" : "cached";
}

test.skipIf(codex.skip ?? noEtc).each([
  ["live", ["cached"], true],
  ["live", ["indexed", "cached"], false],
  ["cached", ["live", "indexed"], true],
  ["cached", ["live"], false],
  ["live", ["live"], true],
  ["live", [], false],
])("the request agrees: web_search %s, allowed %j, goals pinned to %s", async (wanted, words, goals) => {
  const config = { allowed_web_search_modes: words, features: { goals } };
  const ours = effectiveConfig(
    effective("codex", [
      { kind: "session", name: "-c", config: { web_search: wanted, features: { goals: !goals } } },
      { kind: "requirements", name: "requirements.toml", config },
    ]),
  );
  const seen = await offered(wanted, config);
  expect({ web_search: seen.web_search, features: { goals: seen.goals } }).toEqual(ours);
});
