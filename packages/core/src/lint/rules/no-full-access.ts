import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import type { BlockKind } from "../../node/contract.ts";
import { never } from "../../node/never.ts";
import { note } from "../../node/note.ts";
import { once } from "../../node/once.ts";
import { orderedProse } from "../orders.ts";
import { defineRule } from "../rule.ts";
import { forbiddenAt } from "../words/forbidden.ts";
import { lexicon } from "../words/lexicon.ts";

/** Settings of the clients by their names, in code or not. */
const settings =
  /danger-full-access|--dangerously-[\w-]+|--yolo\b|bypassPermissions|\bdangerouslyDisableSandbox\b|approval[_ -]policy\s*[=:]?\s*["']?never|--ask-for-approval never|sandbox[_ -]mode\s*[=:]\s*["']?danger/i;

const machine =
  "(?:machine|system|computer|host|server|disk|drive|file ?system|filesystem|network|internet|laptop|box|operating system|everything|all files)";

const grants = once(() =>
  lexicon(
    [
      `(?:full|unrestricted|unlimited|complete|total|root|admin(?:istrator)?) (?:\\p{L}+ ){0,2}(?:access|rights|privileges|permissions?|control) (?:to|on|over|of) (?:the |this |my |your |our |whole |entire )*${machine}`,
      "you (?:have|are given|get|may use|are granted) (?:full|unrestricted|unlimited|complete|total|root|admin|sudo)(?: \\p{L}+)? (?:access|rights|privileges|permissions?|control)",
      "(?:all|full|every) permissions? (?:are|is|have been) (?:granted|given|yours)",
      `(?:read|write|change|edit|delete)(?: and (?:read|write|change|edit|delete))* (?:any ?where|any file) on (?:the |this |my )*${machine}|anywhere on (?:the |this |my )*(?:disk|machine|computer|file ?system)`,
      "(?:run|work|act|start|execute|do)(?: \\p{L}+){0,3} (?:as|with) (?:the )?(?:root|administrator|admin rights|superuser)(?: (?:user|rights))?|(?:use|with) sudo (?:for|whenever|where|freely|as)|passwordless sudo",
      "(?:the )?sandbox(?:ing)? (?:is|has been|was) (?:off|disabled|turned off|switched off|removed)|(?:turn|switch) (?:the |all |your )*(?:sandbox(?:ing)?|approvals?|permission (?:checks|prompts)) off|(?:disable|turn off|switch off|bypass|leave|escape|skip|ignore) (?:the |all |your )*(?:sandbox(?:ing)?|permission (?:checks|prompts)|approvals?|permissions)|without (?:a |the |any )*(?:sandbox|approvals?|permission checks)",
      "(?:voller|uneingeschränkter|vollen|uneingeschränkten) (?:zugriff|zugang) auf|als root(?:-benutzer)? (?:aus)?(?:führen|laufen|arbeiten)|(?:die )?sandbox (?:ist aus|abschalten|umgehen|deaktivieren)|(?:tienes )?acceso (?:total|completo|sin restricciones) (?:a|al)|(?:tu as |vous avez )?(?:un )?accès (?:total|complet|illimité) (?:à|au|aux)|acesso (?:total|completo|irrestrito) (?:a|ao|à)|accesso (?:completo|totale|illimitato) (?:a|al|alla)|полн\\p{L}+ доступ|от имени root",
    ],
    [
      "完全(?:访问|控制)(?:权限)?|所有权限|无限制访问|以 ?root ?(?:身份|权限)|フルアクセス|全権限|無制限のアクセス|root ?権限で|전체 액세스|모든 권한|루트 권한|제한 없는 접근",
    ],
  ),
);

/** What gives more freedom with a word that denies: "you need not ask". */
const freely =
  /\b(?:need not|needn['’]t|(?:do not|don['’]t) (?:need|have) to|no need to|without) (?:ask|asking|wait(?:ing)?|confirm(?:ing|ation)?|approval|permission)\w*|\bohne (?:zu fragen|rückfrage)|\bsans demander|\bsin preguntar|\bsenza chiedere|\bsem perguntar|не спрашивая/giu;

/** Where such rights reach no further than what may be lost. */
const confined =
  /\b(?:containers?|docker|podman|devcontainers?|virtual machines?|VMs?|throw-?away|disposable|ephemeral|isolated|jail|chroot|microvm|firecracker|codespaces?|CI runners?)\b|容器|虚拟机|コンテナ|仮想マシン|컨테이너|가상 머신|контейнер|виртуальн/iu;

/** Where somebody says what the agent may; a criterion speaks of what it makes. */
const blocks: ReadonlySet<BlockKind> = new Set([
  "context",
  "constraints",
  "workflow",
  "verification_loop",
  "execution_rules",
  "other",
]);

export const noFullAccess = defineRule({
  id: "no-full-access",
  severity: "warning",
  summary:
    "No text gives the agent the whole machine, unless it says that this is a container or another place of its own.",
  why: "Rights are set by the client's settings, for paths that are trusted. A sentence that promises more is either not true, and the agent tries what fails, or true, and what it breaks is not in the project.",
  source: "https://github.com/openai/codex/issues/46022 (read 2026-11-29)",
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a container": base
          .executionRules("You have full access to the machine: it is a throw-away container.")
          .build(),
        "a ban": base
          .constraints(never("Start with --dangerously-skip-permissions."))
          .executionRules("Do not turn off the sandbox.")
          .build(),
        "what the product does": base.constraints("An administrator has full access to the orders of a shop.").build(),
        "a claim about rights": goal("Port it.")
          .doneWhen("the app runs where all permissions are granted", command("pnpm test"))
          .build(),
      },
      speaks: {
        "the whole machine": {
          given: base.executionRules("You have full access to the machine.").build(),
          finds: ["execution_rules[0]"],
        },
        "a setting by its name": {
          given: base.context(note("The sandbox is danger-full-access.")).build(),
          finds: ["context[0]"],
        },
        "with leave not to ask": {
          given: base.executionRules("You have full access to the machine and need not ask.").build(),
          finds: ["execution_rules[0]"],
        },
        "the sandbox off": {
          given: base.executionRules("Turn the sandbox off while you work.").build(),
          finds: ["execution_rules[0]"],
        },
        "as root": { given: base.workflow("Run everything as root.").build(), finds: ["workflow[0]"] },
      },
    };
  },
  *check(contract) {
    const texts = [...orderedProse(contract, blocks)];
    if (texts.some(({ text }) => confined.test(text) && grants().test(text))) return;
    const isConfined = texts.some(
      ({ text, block }) =>
        block !== "constraints" &&
        confined.test(text) &&
        /\b(?:runs?|works?|working|inside|in)\b|里|内|中で|안에서|внутри|läuft|dans/iu.test(text) &&
        settings.test(text),
    );
    for (const { text, where } of texts) {
      const setting = settings.exec(text);
      const found = setting ?? grants().exec(text);
      if (found === null || isConfined || confined.test(text)) continue;
      // "never" in a setting forbids nothing.
      const around = setting === null ? text : text.replace(setting[0], (it) => "x".repeat(it.length));
      if (
        forbiddenAt(
          around.replace(freely, (it) => "x".repeat(it.length)),
          found.index,
        )
      )
        continue;
      yield {
        where,
        what: `says "${found[0].trim()}": more than the project, for work that nobody looks at`,
        help: "leave rights to the client's settings, with the paths that are trusted; or say that it runs in a container of its own",
      };
    }
  },
});
