import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a lie's project is written in. */
export type Language = "node" | "python" | "pytest" | "rust" | "go";

const said = (program: string, ...args: readonly string[]): string | undefined => {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: 20_000 }).trim();
  } catch {
    return undefined;
  }
}; // biome-ignore format: one

interface Toolchain {
  /** Where its programs are. */
  readonly folder: string;
  readonly missing?: undefined;
}

interface Missing {
  readonly missing: string;
}

const found = new Map<Language, Toolchain | Missing>();

function look(language: Language): Toolchain | Missing {
  if (language === "node") return { folder: dirname(process.execPath) };
  if (language === "python" || language === "pytest") {
    const code = language === "pytest" ? "import sys, pytest; print(sys.prefix)" : "import sys; print(sys.prefix)";
    const prefix = said("python3", "-c", code);
    return prefix === undefined ? { missing: `there is no ${language}` } : { folder: join(prefix, "bin") };
  }
  if (language === "rust") {
    const sysroot = said("rustc", "--print", "sysroot");
    const folder = sysroot === undefined ? "" : join(sysroot, "bin");
    return existsSync(join(folder, "cargo")) ? { folder } : { missing: "there is no cargo" };
  }
  const root = said("go", "env", "GOROOT");
  return root === undefined || root === "" ? { missing: "there is no go" } : { folder: join(root, "bin") };
}

const toolchain = (language: Language): Toolchain | Missing => {
  const known = found.get(language) ?? look(language);
  found.set(language, known);
  return known;
};

/** Why a language cannot be played here; nothing where it can. */
export const missingFor = (language: Language): string | undefined => toolchain(language).missing;

/** An environment without anything of this process but where programs are; git does not look above the project. */
export function environmentOf(home: string, state: string): NodeJS.ProcessEnv {
  const folders = (["node", "pytest", "python", "rust", "go"] as const).flatMap((language) => {
    const { folder } = toolchain(language) as Partial<Toolchain>;
    return folder === undefined || folder.startsWith("/usr/bin") ? [] : [folder];
  });
  return {
    PATH: [...new Set([...folders, "/usr/local/bin", "/usr/bin", "/bin"])].join(":"),
    HOME: home,
    GIT_CEILING_DIRECTORIES: home,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GOALPOST_STATE_DIR: state,
    GOTOOLCHAIN: "local",
  };
}
