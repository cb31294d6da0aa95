import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { recordings, replay } from "../scripts/replay.js";

describe("every recorded answer is given again, to the byte", () => {
  for (const { name, exchanges } of recordings()) {
    test(name, async () => {
      const answers = await replay(exchanges);
      for (const [index, { request, response }] of exchanges.entries()) {
        assert.deepEqual(answers[index], response, `${request.method} ${request.path}`);
      }
    });
  }
});
