/**
 * The environment of a check: all of ours, so that it runs as the person would run it, with what makes a run reproducible. `CI=1` stops
 * watchers and prompts and keeps test runners from writing new snapshots; `NO_COLOR=1` keeps evidence readable. `NODE_TEST_CONTEXT` goes,
 * because with it a nested `node --test` runs nothing and exits 0.
 */
export function checkEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _context, FORCE_COLOR: _color, CLICOLOR_FORCE: _force, ...rest } = env;
  return { ...rest, CI: env.CI ?? "1", NO_COLOR: "1" };
}
