import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { json, type Plugin, type PluginAuthor, requireName, requireText } from "./define-plugin.ts";

/** What a marketplace is made of. */
export interface MarketplaceDefinition {
  /** Kebab-case, at most 64 characters: plugins are installed as `plugin@marketplace`. */
  readonly name: string;
  readonly owner: PluginAuthor;
  /** What it offers. */
  readonly description: string;
  readonly plugins: readonly [Plugin, ...Plugin[]];
  /** Where the plugins lie: `folders`, each below `plugins/`; `root`, the only plugin beside the marketplace's own manifests. Default `folders`. */
  readonly layout?: "folders" | "root" | undefined;
}

/** A marketplace that both clients add from a folder or a repository. */
export interface Marketplace {
  readonly name: string;
  /** Its files by their path from its root. */
  readonly files: Readonly<Record<string, string>>;
}

const definitionNames = namesOf<MarketplaceDefinition>({
  name: true,
  owner: true,
  description: true,
  plugins: true,
  layout: true,
});

/**
 * Defines a marketplace: the manifest of each client, and the plugins' own files.
 *
 * @throws GoalpostError `plugin/bad-option`, `plugin/bad-name`, `plugin/bad-text`, `plugin/no-plugins`, `plugin/duplicate`, `plugin/bad-layout`.
 * @see Source: `claude plugin marketplace add` and `codex plugin marketplace add` (run 2026-11-30).
 * @example
 * const plugin = definePlugin({ name: "acme", version: "1.0.0", description: "How Acme works.", author: { name: "Acme" } });
 * const market = defineMarketplace({ name: "acme", owner: { name: "Acme" }, description: "Acme's plugins.", plugins: [plugin] });
 * Object.keys(market.files)[1]; // ".agents/plugins/marketplace.json"
 */
export function defineMarketplace(definition: MarketplaceDefinition): Marketplace {
  requireKnown("defineMarketplace", definition, definitionNames, "plugin/bad-option");
  const { name, owner, description, plugins, layout = "folders" } = definition;
  requireName(name, "defineMarketplace.name");
  requireText(owner?.name, "defineMarketplace.owner.name");
  requireText(description, "defineMarketplace.description");
  requirePlugins(plugins, layout);
  const folderOf = (plugin: Plugin): string => (layout === "root" ? "./" : `./plugins/${plugin.name}`);
  const claudeCode = {
    name,
    owner: { ...owner },
    description,
    plugins: plugins.map((plugin) => ({
      name: plugin.name,
      source: folderOf(plugin),
      description: plugin.description,
    })),
  };
  const codex = {
    name,
    interface: { displayName: owner.name },
    plugins: plugins.map((plugin) => ({
      name: plugin.name,
      source: { source: "local", path: folderOf(plugin) },
      policy: { installation: "AVAILABLE", authentication: "ON_INSTALL" },
      category: "Productivity",
    })),
  };
  const own = plugins.flatMap((plugin) =>
    Object.entries(plugin.files).map(
      ([path, text]) => [layout === "root" ? path : `plugins/${plugin.name}/${path}`, text] as const,
    ),
  );
  return Object.freeze({
    name,
    files: Object.freeze({
      ".claude-plugin/marketplace.json": json(claudeCode),
      ".agents/plugins/marketplace.json": json(codex),
      ...Object.fromEntries(own),
    }),
  });
}

function requirePlugins(plugins: readonly Plugin[], layout: unknown): void {
  const fail = (code: string, where: string, what: string, help: string): GoalpostError =>
    new GoalpostError({ code, where: `defineMarketplace.${where}`, what, help });
  if (layout !== "folders" && layout !== "root")
    throw fail(
      "plugin/bad-layout",
      "layout",
      `is ${JSON.stringify(layout)}, expected folders or root`,
      "write folders",
    );
  if (plugins.length === 0)
    throw fail("plugin/no-plugins", "plugins", "is empty, expected at least one plugin", "add definePlugin({ … })");
  if (layout === "root" && plugins.length > 1)
    throw fail("plugin/bad-layout", "layout", `is root with ${plugins.length} plugins, expected one`, "write folders");
  const names = plugins.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw fail("plugin/duplicate", "plugins", `has two plugins of the name ${twice}`, "give one of them another name");
}
