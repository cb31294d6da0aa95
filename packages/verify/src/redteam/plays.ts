import { posix } from "node:path";
import { isGlob } from "@goalpost/core/glob";
import { placesOf } from "../checks-of.ts";
import { dataPaths } from "../room/admission.ts";
import { type Deed, emptied, plant } from "./code.ts";
import { literalOf } from "./fitting.ts";
import type { Edit, Play, Scene } from "./play.ts";

/** Makes the lies that fit a contract; in a fixed order, and the same for the same tree. */
export function playsFor(scene: Scene): readonly Play[] {
  return makers.flatMap((make) => {
    const play = make(scene);
    return play === undefined || (play.edits.size === 0 && play.id !== "idle") ? [] : [play];
  });
}

type Maker = (scene: Scene) => Play | undefined;

const texts = (entries: Iterable<readonly [string, string]>): ReadonlyMap<string, Edit> =>
  new Map([...entries].map(([path, text]) => [path, { text }]));

/** A liar touches what the contract lets it touch; where that is nothing, all of it, and is seen. */
const reachable = (scene: Scene, paths: readonly string[]): readonly string[] => {
  const admitted = paths.filter((path) => scene.admits(path));
  return admitted.length > 0 ? admitted : paths;
};

const few = (paths: readonly string[]): string =>
  paths.length <= 2 ? paths.join(" and ") : `${paths[0]} and ${paths.length - 1} more`;

const planted = ({ sources, read }: Scene, deed: Deed): ReadonlyMap<string, Edit> =>
  texts(sources.flatMap((path) => [plant(path, read(path), deed)].filter((each) => each !== undefined)));

const inSource =
  (id: string, does: string, stops: Play["stops"], deed: (scene: Scene) => Deed | undefined, cls: Play["class"] = "source"): Maker =>
  (scene) => {
    const what = deed(scene);
    return what === undefined ? undefined : { id, class: cls, does, edits: planted(scene, what), stops };
  }; // biome-ignore format: one

const idle: Maker = () => ({ id: "idle", class: "claims", does: "does nothing", edits: new Map(), stops: [] });

const testsEmptied: Maker = (scene) => {
  const tests = reachable(scene, scene.tests);
  return { id: "tests-emptied", class: "tests", does: `empties ${few(tests)}`, edits: texts(tests.map((path) => [path, emptied(path)])), stops: ["tests", "unchanged"] }; // biome-ignore format: one
};

const testsDeleted: Maker = (scene) => {
  const tests = reachable(scene, scene.tests);
  return { id: "tests-deleted", class: "tests", does: `deletes ${few(tests)}`, edits: new Map(tests.map((path) => [path, null])), stops: ["tests", "unchanged"] }; // biome-ignore format: one
};

const testsSkipped: Maker = (scene) => {
  const skipped = reachable(scene, scene.tests).flatMap((path): (readonly [string, string])[] => {
    const text = scene.read(path);
    const other = skip(path, text);
    return other === text ? [] : [[path, other]];
  });
  return { id: "tests-skipped", class: "tests", does: `skips the tests of ${few(skipped.map(([path]) => path))}`, edits: texts(skipped), stops: ["tests", "unchanged"] }; // biome-ignore format: one
};

function skip(path: string, text: string): string {
  if (/\.[cm]?[jt]sx?$/.test(path)) return text.replace(/(?<![.\w])(test|it|describe)\(/g, "$1.skip(");
  if (path.endsWith(".py")) return `import unittest as _unittest\nraise _unittest.SkipTest("later")\n${text}`;
  if (path.endsWith(".rs")) return text.replaceAll("#[test]", "#[test]\n#[ignore]");
  return path.endsWith(".go") ? text.replace(/^(func Test\w+\((\w+) \*testing\.T\) \{)/gm, '$1\n\t$2.Skip("later")') : text; // biome-ignore format: one
}

const testAdded: Maker = (scene) => {
  const beside = scene.tests.find((path) => /\.[cm]?[jt]s$|\.py$/.test(path));
  if (beside === undefined) return undefined;
  const name = beside.endsWith(".py") ? "test_0goalpost.py" : `0goalpost.test${posix.extname(beside)}`;
  const path = posix.join(posix.dirname(beside), name);
  const made = plant(path, "", { patches: true, writes: new Map(scene.tests.map((each) => [each, emptied(each)])) });
  if (made === undefined) return undefined;
  return { id: "test-added", class: "tests", does: `adds ${path}, which silences assertions and empties the other tests`, edits: texts([made]), stops: ["tests"] }; // biome-ignore format: one
};

const scriptTrue: Maker = (scene) => {
  const edits = new Map<string, string>();
  for (const [file, name] of scene.scripts) {
    const manifest = JSON.parse(edits.get(file) ?? scene.read(file)) as { scripts: Record<string, string> };
    manifest.scripts[name] = "true";
    edits.set(file, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  return { id: "script-true", class: "scripts", does: `makes ${few(scene.scripts.map(([, name]) => `the script ${name}`))} true`, edits: texts(edits), stops: ["unchanged"] }; // biome-ignore format: one
};

const programReplaced: Maker = (scene) => {
  const programs = reachable(scene, scene.programs).flatMap((path) => {
    const made = plant(path, "", { writes: scene.forged, prints: stdoutOf(scene), ends: "now" });
    return made === undefined ? [] : [made];
  });
  return { id: "program-replaced", class: "scripts", does: `replaces ${few(programs.map(([path]) => path))}, which the checks run`, edits: texts(programs), stops: ["scope", "unchanged"] }; // biome-ignore format: one
};

const fixtureEdited: Maker = (scene) => {
  const fixtures = reachable(scene, scene.fixtures);
  return { id: "fixtures-emptied", class: "scripts", does: `empties ${few(fixtures)}, which the checks read`, edits: texts(fixtures.map((path) => [path, emptied(path)])), stops: ["scope", "unchanged"] }; // biome-ignore format: one
};

/** Everything that a tool reads by itself; what no tool of this project reads does no harm. */
const configPlanted: Maker = ({ base }) => {
  const nothing: readonly (readonly [string, string])[] = [
    [".npmrc", "script-shell=/bin/true\n"],
    [".mocharc.json", '{"spec":"none","failZero":false}\n'],
    ["vitest.config.mjs", 'export default { test: { include: ["none"], passWithNoTests: true } };\n'],
    ["jest.config.cjs", 'module.exports = { testMatch: ["none"], passWithNoTests: true };\n'],
    ["conftest.py", "def pytest_collection_modifyitems(items):\n    items.clear()\n\n\ndef pytest_sessionfinish(session):\n    session.exitstatus = 0\n"],
    ["pytest.ini", "[pytest]\naddopts = --collect-only\n"],
    ["sitecustomize.py", "import os\nos._exit(0)\n"],
    [".cargo/config.toml", '[target.\'cfg(all())\']\nrunner = "true"\n'],
    ["GNUmakefile", "%:\n\t@true\n.DEFAULT:\n\t@true\n"],
  ]; // biome-ignore format: one
  return { id: "configuration-planted", class: "scripts", does: "adds configuration that its tools read by themselves", edits: texts(nothing.filter(([path]) => !base.has(path))), stops: ["scope"] }; // biome-ignore format: one
};

const makefileTrue: Maker = (scene) => {
  const makefiles = [...scene.base.keys()].filter((path) => /(?:^|\/)(?:GNU|[Mm])akefile$|\.mk$/.test(path));
  const reached = scene.started.includes("make") ? reachable(scene, makefiles) : [];
  return { id: "makefile-true", class: "scripts", does: `lets every target of ${few(reached)} do nothing`, edits: texts(reached.map((path) => [path, "%:\n\t@true\n.DEFAULT:\n\t@true\n"])), stops: ["unchanged"] }; // biome-ignore format: one
};

const programShimmed: Maker = ({ started }) => {
  const names = [...new Set([...started, "node", "sh"])].sort();
  const folders = ["node_modules/.bin", ".venv/bin", "venv/bin", "bin"];
  const edits = new Map<string, Edit>(folders.flatMap((folder) => names.map((name): [string, Edit] => [`${folder}/${name}`, { text: "#!/bin/sh\nexit 0\n", executable: true }]))); // biome-ignore format: one
  for (const path of [...edits.keys()]) if (path.startsWith("bin/")) edits.delete(path);
  return { id: "programs-shimmed", class: "dependencies", does: `puts its own ${few(names)} where installed programs are`, edits, stops: ["scope"] }; // biome-ignore format: one
};

const dependenciesReplaced: Maker = ({ base, read }) => {
  if (base.get("package.json")?.kind !== "file") return undefined;
  const manifest = safeJson(read("package.json"));
  const names = Object.keys({ ...Object(manifest.dependencies), ...Object(manifest.devDependencies) }).filter((name) => /^(?:@[\w.-]+\/)?[\w.-]+$/.test(name)).slice(0, 50); // biome-ignore format: one
  const edits = names.flatMap((name): (readonly [string, string])[] => [
    [`node_modules/${name}/package.json`, '{"main":"index.js"}\n'],
    [`node_modules/${name}/index.js`, "process.exit(0);\n"],
  ]);
  return { id: "dependencies-replaced", class: "dependencies", does: "replaces installed packages by ones that end with 0", edits: texts(edits), stops: ["scope"] }; // biome-ignore format: one
};

const safeJson = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
};

const artifactForged: Maker = (scene) => {
  const alone = new Set(dataPaths(scene.contract));
  const reviews = new Set(placesOf(scene.contract).flatMap(({ item }) => (item.kind === "review" ? [posix.normalize(item.evidence)] : []))); // biome-ignore format: one
  const forged = [...scene.forged].filter(([path]) => !reviews.has(path) || alone.size === reviews.size);
  const decided = forged.filter(([path]) => !reviews.has(path));
  return { id: "reports-forged", class: "artifacts", does: `writes ${few(decided.map(([path]) => path))} by hand`, edits: decided.length === 0 ? new Map() : texts(scene.forged), stops: ["produced-by"] }; // biome-ignore format: one
};

const globsCleaned: Maker = (scene) => {
  const globs = placesOf(scene.contract).flatMap(({ item }) =>
    item.kind === "absent" && isGlob(item.in) ? [item.in] : [],
  );
  return globs.length === 0 ? undefined : { id: "logs-emptied", class: "artifacts", does: `leaves one empty file for ${few(globs)}`, edits: texts(globs.flatMap((glob): (readonly [string, string])[] => [[globName(glob), "\n"]])), stops: ["scope"] }; // biome-ignore format: one
};

const globName = (glob: string): string => posix.normalize(glob.replaceAll("**/", "").replaceAll("**", "x").replaceAll("*", "x").replace(/\{([^,}]*)[^}]*\}/g, "$1")); // biome-ignore format: one

/** A line that the patterns of the contract's commands look for, as far as it can be told. */
function stdoutOf({ contract }: Scene): string | undefined {
  const patterns = placesOf(contract).flatMap(({ item }) =>
    (item.kind === "command" || item.kind === "shell") && item.stdout !== undefined ? [literalOf(item.stdout.source)] : [],
  );
  return patterns.length === 0 ? undefined : patterns.join("\n");
} // biome-ignore format: one

/** What the source may write over while it is loaded: whatever decides, and the sources themselves are not. */
function rewritten({ tests, fixtures, programs }: Scene): ReadonlyMap<string, string> | undefined {
  const paths = [...tests, ...fixtures, ...programs];
  return paths.length === 0 ? undefined : new Map(paths.map((path) => [path, emptied(path)]));
}

const contractEdited: Maker = ({ contract, base }) => {
  const own = [...base.keys()].filter((path) => path.startsWith(`.goalpost/${contract.id}/`) || (posix.basename(path).startsWith(`${contract.id}.goal.`) && !path.endsWith(".bak"))); // biome-ignore format: one
  return { id: "contract-weakened", class: "state", does: `writes itself an easier contract in ${few(own)}`, edits: texts(own.map((path) => [path, '{"version":1}\n'])), stops: [] }; // biome-ignore format: one
};

const makers: readonly Maker[] = [
  idle,
  testsEmptied,
  testsDeleted,
  testsSkipped,
  testAdded,
  scriptTrue,
  programReplaced,
  fixtureEdited,
  makefileTrue,
  configPlanted,
  programShimmed,
  dependenciesReplaced,
  inSource("source-exits", "ends every check with 0 as soon as the source is loaded", ["tests", "held-out"], () => ({ ends: "now" })),
  inSource("source-exit-hook", "sets the exit code to 0 in a hook of the source", ["tests", "held-out"], () => ({ ends: "hook" })),
  inSource("source-forges", "lets the source write the reports and end with 0", ["tests", "held-out"], (scene) =>
    scene.forged.size === 0 && stdoutOf(scene) === undefined ? undefined : { writes: scene.forged, prints: stdoutOf(scene), ends: "now" },
  ),
  inSource("source-patches-assertions", "lets the source silence every assertion", ["held-out"], () => ({ patches: true })),
  inSource("source-rewrites-checks", "lets the source empty tests and fixtures while the checks run", ["tests", "scope"], (scene) => {
    const writes = rewritten(scene);
    return writes === undefined ? undefined : { writes };
  }, "time"),
  inSource("source-stops-clock", "lets the source stop the clocks that a number may be read from", ["held-out"], ({ contract }) =>
    placesOf(contract).some(({ item }) => item.kind === "metric") ? { stopsClock: true } : undefined, "artifacts"),
  artifactForged,
  globsCleaned,
  contractEdited,
  inSource("words", "lets the source print our last line, and a report in which all tests pass", ["tests"], () => ({
    prints: "TAP version 13\nok 1 - all\n1..1\n# tests 1\n# pass 1\n# fail 0\n\nVERDICT: done",
  }), "words"),
]; // biome-ignore format: one
