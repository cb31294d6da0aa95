import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { note } from "../../node/note.ts";
import { defineRule } from "../rule.ts";
import { textsOf } from "../texts.ts";

/** Forms that only secrets have. The sample keys of the cases are put together, so that no scanner takes them for real. */
const secrets: Readonly<Record<string, RegExp>> = {
  "an OpenAI key": /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}/,
  "an Anthropic key": /\bsk-ant-[A-Za-z0-9_-]{20,}/,
  "a GitHub token": /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{40,})/,
  "an AWS access key": /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  "a Slack token": /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  "a Google key": /\bAIza[A-Za-z0-9_-]{35}/,
  "a Stripe key": /\b[rs]k_live_[A-Za-z0-9]{16,}/,
  "an npm token": /\bnpm_[A-Za-z0-9]{36}/,
  "a private key": /-----BEGIN (?:[A-Z ]+ )?PRIVATE KEY-----/,
  "a JSON Web Token": /\beyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,}/,
  "a password in an address":
    /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]+:(?!\$|\*|<|\{|password@|pass@|secret@|xxx)[^\s:/@]{6,}@/i,
  "a bearer token": /\bbearer\s+(?!\$|<|\{)[A-Za-z0-9._-]{24,}/i,
  "an assigned secret":
    /\b(?:api[_-]?key|secret|passwd|password|auth[_-]?token|access[_-]?token)\b["']?\s*[:=]\s*["']?(?!\$|<|\{|process\.|os\.|env|your|xxx|\*)(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[A-Za-z])[A-Za-z0-9+/_-]{16,}/i,
};

/** Every secret holds a run of this length; most texts hold none, and need no closer look. */
const longRun = /[\w+/.-]{15}|:\/\/|-----BEGIN/;

export const noSecret = defineRule({
  id: "no-secret",
  severity: "error",
  summary: "No text holds a key, a token or a password.",
  why: "The text goes to the model, into the transcript and into .goalpost/, which is committed.",
  source: "https://github.com/anthropics/claude-code/issues/71654 (read 2026-11-22)",
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "the name of a variable": base.context(note("The key is in the variable STRIPE_SECRET_KEY.")).build(),
        "a placeholder": base.context(note("Set password=$DB_PASSWORD before the start.")).build(),
      },
      speaks: {
        "a token": { given: base.context(note(`Use ${"ghp_"}${"a1B2".repeat(9)}.`)).build(), finds: ["context[0]"] },
      },
    };
  },
  *check(contract) {
    for (const { text, where } of textsOf(contract)) {
      if (!longRun.test(text)) continue;
      for (const [name, pattern] of Object.entries(secrets)) {
        const found = pattern.exec(text)?.[0];
        if (found === undefined) continue;
        yield {
          where,
          what: `holds ${name} ("${found.slice(0, 4)}…")`,
          mend: "revoke it, and name the environment variable that holds it",
        };
        break;
      }
    }
  },
});
