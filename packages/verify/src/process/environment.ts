/**
 * The environment of a check in the tree: all of ours, so that it runs as the person would run it, with what makes a run reproducible. `CI=1`
 * stops watchers and prompts and keeps test runners from writing new snapshots; `NO_COLOR=1` keeps evidence readable. `NODE_TEST_CONTEXT`
 * goes, because with it a nested `node --test` runs nothing and exits 0.
 */
export function checkEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _context, FORCE_COLOR: _color, CLICOLOR_FORCE: _force, ...rest } = env;
  return { ...rest, CI: env.CI ?? "1", NO_COLOR: "1" };
}

/** Variables that every check in a room gets: where programs are, the language, and where toolchains stand. None of them holds a secret. */
const plainNames = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "LANG", "LANGUAGE", "TZ", "TMPDIR", "RUSTUP_HOME", "CARGO_HOME", "RUSTUP_TOOLCHAIN", "GOROOT", "GOTOOLCHAIN", "JAVA_HOME", "PYENV_ROOT", "PYENV_VERSION", "NVM_DIR", "NVM_BIN", "VOLTA_HOME", "FNM_DIR", "ASDF_DIR", "ASDF_DATA_DIR", "MISE_DATA_DIR", "COREPACK_HOME", "BUN_INSTALL", "DENO_DIR", "RBENV_ROOT", "DOTNET_ROOT"] as const; // biome-ignore format: a table

/** Variables that package managers read, with which setup finds its registries. */
const managerNames = /^(?:npm_config_|pnpm_|yarn_|bun_|pip_|uv_|cargo_|go(?:proxy|private|nosumdb|noproxy|sumdb|flags|modcache|path|cache)$|(?:https?|no|all)_proxy$|ssl_cert_|node_extra_ca_certs$|requests_ca_bundle$|curl_ca_bundle$|xdg_)/i; // biome-ignore format: one

/** The environment of setup, which runs before the agent, on the files of the start. */
export function setupEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return roomEnvironment(
    env,
    Object.keys(env).filter((name) => managerNames.test(name)),
  );
}

/** The environment of a check in a room: a list of names, so that no credential reaches a check that does not name it. */
export function roomEnvironment(env: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  const wanted = [...plainNames, ...Object.keys(env).filter((name) => name.startsWith("LC_")), ...names];
  const kept = Object.fromEntries(wanted.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  return { ...kept, CI: "1", NO_COLOR: "1" };
}
