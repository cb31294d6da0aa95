import {
  type ConfigTarget,
  type ResolvedConfig,
  renderClaudeManaged,
  renderCodexRequirements,
  renderConfig,
} from "@goalpost/config";
import { type Command, Option } from "commander";
import { trustedOption } from "../../config/loosen.ts";
import { type PresetFlags, resolvePreset } from "../../config/resolve-preset.ts";
import { exitCode } from "../../exit-codes.ts";
import { addCommand, type CommonOptions, type Session } from "../../program.ts";

const forms: Readonly<
  Record<string, { readonly target: ConfigTarget; readonly write: (config: ResolvedConfig) => string }>
> = {
  codex: { target: "codex", write: renderConfig },
  "claude-code": { target: "claude-code", write: renderConfig },
  "codex-requirements": { target: "codex", write: renderCodexRequirements },
  "claude-managed": { target: "claude-code", write: renderClaudeManaged },
};

interface RenderFlags extends CommonOptions, PresetFlags {
  readonly as: string;
}

/** `goalpost config render`: a preset as a file, on standard output. */
export function registerRender(config: Command, session: Session): void {
  addCommand<RenderFlags>(config, session, {
    name: "render",
    group: "Daily:",
    summary: "print a preset as a file: the client's own, or what an administrator rolls out",
    description:
      "codex-requirements is Codex's /etc/codex/requirements.toml; claude-managed is Claude Code's managed-settings.json: users may be stricter, never looser.",
    arguments: [["<preset>", "a built-in preset, or a package or file that exports one"]],
    options: [
      new Option("--as <form>", "the file that is printed").choices(Object.keys(forms)).default("codex"),
      trustedOption(),
      new Option("--no-exec", "refuse presets of packages: loading one runs it"),
    ],
    examples: [
      "goalpost config render guarded --as codex-requirements > requirements.toml",
      "goalpost config render @acme/goalpost-preset --as claude-managed",
    ],
    run: async ([preset], flags, io) => {
      const form = forms[flags.as];
      if (form === undefined) return exitCode.misuse;
      io.stdout.write(form.write(await resolvePreset(String(preset), form.target, flags, io)));
      return exitCode.done;
    },
  });
}
