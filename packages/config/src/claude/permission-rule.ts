/** The list in which a rule stands: wildcards of tools are for deny and ask. */
export type PermissionList = "allow" | "ask" | "deny";

/** What is wrong with a permission rule. */
export interface PermissionRuleFault {
  readonly what: string;
  readonly help: string;
}

/**
 * Says why Claude Code would skip a permission rule, or nothing when it takes it.
 *
 * Source: Claude Code, `claude doctor`, run 2026-11-22.
 *
 * @example
 * permissionRuleFault("bash(ls)", "allow"); // { what: "the tool's name starts with a small letter, …", help: 'write "Bash(ls)"' }
 */
export function permissionRuleFault(rule: string, list: PermissionList): PermissionRuleFault | undefined {
  const text = rule.trimStart();
  if (text.trim() === "") return { what: "is empty, expected Tool or Tool(content)", help: "take it out" };
  const [, tool = "", content] = /^([^(]*)(?:\((.*)\))?$/s.exec(text) ?? [];
  if (tool === "" || (text.includes("(") && !text.endsWith(")"))) {
    return {
      what: "is malformed, expected Tool or Tool(content) with the closing parenthesis last",
      help: "close it, and leave nothing after",
    };
  }
  if (content === "") return { what: "has empty parentheses, expected a pattern or none", help: `write ${tool}` };
  if (tool.startsWith("mcp__")) return mcpFault(tool, content, list);
  if (tool.includes("*") && list === "allow") return wildcard;
  if (/^[a-z]/.test(tool)) {
    const proper = tool[0]?.toUpperCase() + tool.slice(1);
    return {
      what: `the tool's name starts with a small letter, expected ${proper}`,
      help: `write ${JSON.stringify(proper + text.slice(tool.length))}`,
    };
  }
  return contentFault(tool, content);
}

const wildcard: PermissionRuleFault = {
  what: "a wildcard of tools in allow, expected a tool's name",
  help: "name the tool; globs stand only after mcp__SERVER__",
};

function mcpFault(tool: string, content: string | undefined, list: PermissionList): PermissionRuleFault | undefined {
  if (content !== undefined) return { what: "MCP rules take no parentheses", help: `write ${tool}` };
  const isScoped = /^mcp__[^*]+__/.test(tool);
  return tool.includes("*") && list === "allow" && !isScoped ? wildcard : undefined;
}

function contentFault(tool: string, content: string | undefined): PermissionRuleFault | undefined {
  if (content === undefined) return undefined;
  if (tool === "WebFetch" && /^https?:\/\//.test(content)) {
    return {
      what: "WebFetch takes a domain, not a URL",
      help: `write WebFetch(domain:${content.replace(/^https?:\/\//, "").replace(/[/?#].*$/, "")})`,
    };
  }
  if (tool === "Bash" && content === ":*")
    return { what: "an empty prefix before :*", help: "write the command's first words before :*" };
  return undefined;
}
