import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isolatedHome, runProcess } from "@goalpost/rehearsal";
import { beforeAll, describe, expect, test } from "vitest";
import { differences, type JsonSchema } from "../testing/schema-difference.ts";
import { clientPath, realCodex } from "../testing/stage.ts";
import { calls, items, notifications, serverRequests } from "./messages.ts";

/** The installed client's own description of its protocol, by definition. */
const defs: Record<string, JsonSchema> = {};

describe.skipIf(realCodex.skip)(
  "the messages that we read and send, against the installed client's JSON Schema",
  () => {
    beforeAll(async () => {
      await using home = await isolatedHome({ client: "codex" });
      const out = join(home.root, "schema");
      const args = ["app-server", "generate-json-schema", "--experimental", "--out", out];
      const { exitCode, stderr } = await runProcess(clientPath, args, {
        cwd: home.root,
        env: home.env,
        timeoutSeconds: 60,
      });
      expect(exitCode, stderr).toBe(0);
      const bundle = JSON.parse(readFileSync(join(out, "codex_app_server_protocol.schemas.json"), "utf8"));
      Object.assign(defs, bundle.definitions, bundle.definitions.v2);
    });

    const paramsOf = (union: string, method: string): JsonSchema =>
      defs[union]?.oneOf?.find((one) => one.properties?.method?.enum?.includes(method))?.properties?.params ?? {};

    test.each(Object.entries(notifications))("%s is told as we read it", (method, shape) => {
      expect(differences(shape, paramsOf("ServerNotification", method), defs, "read")).toEqual([]);
    });

    test.each(Object.entries(serverRequests))("%s is asked as we read it", (method, shape) => {
      expect(differences(shape, paramsOf("ServerRequest", method), defs, "read")).toEqual([]);
    });

    test.each(Object.entries(items))("an item %s is as we read it", (type, shape) => {
      const one = defs.ThreadItem?.oneOf?.find((variant) => variant.properties?.type?.enum?.includes(type));
      expect(differences(shape, one ?? {}, defs, "read")).toEqual([]);
    });

    test.each(Object.entries(calls))(
      "%s takes what we send and answers as we read it",
      (method, { params, result }) => {
        expect(differences(params, paramsOf("ClientRequest", method), defs, "send")).toEqual([]);
        const answer = defs[answerName(method)];
        expect(differences(result, answer ?? {}, defs, "read")).toEqual(undescribed[method] ?? []);
      },
    );

    test("the check itself sees drift", () => {
      const goal = { ...defs.ThreadGoal, properties: { ...defs.ThreadGoal?.properties, status: { enum: ["active"] } } };
      const drifted = { ...defs, ThreadGoal: goal };
      expect(
        differences(
          notifications["thread/goal/updated"],
          paramsOf("ServerNotification", "thread/goal/updated"),
          drifted,
          "read",
        ),
      ).toEqual([
        '$.goal.status: "paused" is not among its words',
        '$.goal.status: "blocked" is not among its words',
        '$.goal.status: "usageLimited" is not among its words',
        '$.goal.status: "budgetLimited" is not among its words',
        '$.goal.status: "complete" is not among its words',
      ]);
    });
  },
);

/** What the client gives and does not describe: the user's trust in projects, without which we would have it written, and the effort of plan mode. */
const undescribed: Readonly<Record<string, readonly string[]>> = {
  "config/read": ["$.config.projects: does not exist", "$.config.plan_mode_reasoning_effort: does not exist"],
};

/** Answers that are called otherwise than their method. */
const otherNames: Readonly<Record<string, string>> = { "account/read": "GetAccountResponse" };

/** `thread/goal/set` → `ThreadGoalSetResponse`; `thread/inject_items` → `ThreadInjectItemsResponse`. */
const answerName = (method: string): string =>
  otherNames[method] ??
  `${method
    .split(/[/_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}Response`;
