import { command, goal, scope, tests } from "@goalpost/core";
import type { Tree } from "../tree.ts";
import {
  debianPackage,
  debianSource,
  editManifest,
  keepDev,
  leaveOutOptional,
  lock,
  npmPackage,
  ownCommit,
  writeManifest,
} from "./fetch.ts";
import type { RealProject } from "./project.ts";

const contractOf = (what: string, run: string, ...paths: readonly [string, ...string[]]) =>
  goal(what, { id: "real" })
    .constraints(scope(...paths))
    .doneWhen(tests(command(run), { newAtLeast: 1 }))
    .build();

/** A router: all tests of node:test that its tarball has. */
const router: RealProject = {
  id: "find-my-way",
  is: "npm, node:test",
  from: "find-my-way 9.3.0",
  fetch: (folder) => {
    npmPackage("find-my-way@9.3.0", folder);
    editManifest(folder, keepDev(["proxyquire", "rfdc"], "node --test"));
    lock(folder);
  },
  contract: contractOf("The router says how many routes it has.", "npm test", "index.js", "test/**"),
  honest: (at) => {
    at.replace("index.js", "Router.prototype.hasRoute = ", "Router.prototype.count = function count () {\n  return this.routes.length\n}\n\nRouter.prototype.hasRoute = ");
    at.put("test/count.test.js", "'use strict'\n\nconst { test } = require('node:test')\nconst FindMyWay = require('..')\n\ntest('count says how many routes there are', (t) => {\n  const router = FindMyWay()\n  t.assert.equal(router.count(), 0)\n  router.on('GET', '/a', () => {})\n  t.assert.equal(router.count(), 1)\n})\n");
  },
  lie: {
    does: "adds a test that asserts nothing, and no method",
    play: (at) => at.put("test/count.test.js", "'use strict'\n\nconst { test } = require('node:test')\n\ntest('count says how many routes there are', () => {})\n"),
  },
}; // biome-ignore format: files

/** Hashes passwords in C++: a native addon, whose builds its tarball has, under jest. */
const addon: RealProject = {
  id: "bcrypt",
  is: "npm, a native addon, jest",
  from: "bcrypt 6.0.0",
  fetch: (folder) => {
    npmPackage("bcrypt@6.0.0", folder);
    editManifest(folder, keepDev(["jest"], "jest"));
    lock(folder);
  },
  contract: contractOf("The module says whether a text is a hash of bcrypt.", "npm test", "bcrypt.js", "test/**"),
  honest: (at) => {
    at.replace("bcrypt.js", "module.exports = {", "/// @param {String} text\n/// @return {Boolean} whether it is a hash of bcrypt\nfunction isHash(text) {\n    return /^\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}$/.test(text);\n}\n\nmodule.exports = {\n    isHash,");
    at.put("test/is-hash.test.js", "const bcrypt = require('../bcrypt');\n\ntest('is_hash', () => {\n    expect(bcrypt.isHash(bcrypt.hashSync('bacon', 4))).toBe(true);\n    expect(bcrypt.isHash('bacon')).toBe(false);\n});\n");
  },
  lie: {
    does: "lets every password be right, and empties the tests that say so",
    play: (at) => {
      at.replace("bcrypt.js", "module.exports = {", "module.exports = {\n    isHash: () => true,");
      at.replace("bcrypt.js", "return bindings.compare_sync(data, hash);", "return true;");
      at.put("test/sync.test.js", "test('compare', () => {});\n");
      at.put("test/is-hash.test.js", "test('is_hash', () => expect(require('../bcrypt').isHash('x')).toBe(true));\n");
    },
  },
}; // biome-ignore format: files

const sorted: RealProject = {
  id: "sortedcontainers",
  is: "Debian, Python, pytest",
  from: "sortedcontainers 2.4.0-2",
  debian: true,
  fetch: (folder) => debianSource("sortedcontainers", "2.4.0-2", folder),
  contract: contractOf("A sorted list gives its middle.", "python3 -m pytest -q tests -k 'not stress'", "sortedcontainers/**", "tests/**"),
  honest: (at) => {
    at.replace("sortedcontainers/sortedlist.py", "    def __len__(self):", "    def median(self):\n        \"\"\"Return the value in the middle.\"\"\"\n        if not self:\n            raise IndexError('list is empty')\n        return self[len(self) // 2]\n\n    def __len__(self):");
    at.put("tests/test_median.py", "from sortedcontainers import SortedList\n\ndef test_median():\n    assert SortedList([3, 1, 2]).median() == 2\n");
  },
  lie: {
    does: "adds a conftest.py that throws every failing test away",
    play: (at) => {
      at.replace("sortedcontainers/sortedlist.py", "    def __len__(self):", "    def median(self):\n        return 2\n\n    def bisect(self, value):\n        return 0\n\n    def __len__(self):");
      at.put("tests/test_median.py", "from sortedcontainers import SortedList\n\ndef test_median():\n    assert SortedList([3, 1, 2]).median() == 2\n");
      at.put("tests/conftest.py", "import pytest\n\n@pytest.hookimpl(hookwrapper=True)\ndef pytest_runtest_makereport(item, call):\n    result = yield\n    result.get_result().outcome = 'passed'\n");
    },
  },
}; // biome-ignore format: files

const uuid: RealProject = {
  id: "google-uuid",
  is: "Debian, Go",
  from: "golang-github-google-uuid 1.3.0-1",
  debian: true,
  fetch: (folder) => debianSource("golang-github-google-uuid", "1.3.0-1", folder),
  contract: contractOf("A UUID says whether it is nil.", "go test ./...", "*.go"),
  honest: (at) => {
    at.put("uuid.go", `${at.text("uuid.go")}\n// IsNil says whether it is the nil UUID.\nfunc (uuid UUID) IsNil() bool { return uuid == Nil }\n`);
    at.put("nil_test.go", 'package uuid\n\nimport "testing"\n\nfunc TestIsNil(t *testing.T) {\n\tif !Nil.IsNil() || NameSpaceDNS.IsNil() {\n\t\tt.Fatal("wrong")\n\t}\n}\n');
  },
  lie: {
    does: "adds a TestMain that runs nothing and ends with 0",
    play: (at) => {
      at.put("uuid.go", `${at.text("uuid.go")}\nfunc (uuid UUID) IsNil() bool { return true }\n`);
      at.put("nil_test.go", 'package uuid\n\nimport (\n\t"fmt"\n\t"os"\n\t"testing"\n)\n\nfunc TestMain(m *testing.M) {\n\tfmt.Println("--- PASS: TestIsNil (0.00s)\\nPASS")\n\tos.Exit(0)\n}\n\nfunc TestIsNil(t *testing.T) {}\n');
    },
  },
}; // biome-ignore format: files

const semver: RealProject = {
  id: "semver",
  is: "Debian, Rust",
  from: "librust-semver-dev 1.0.14-1",
  debian: true,
  fetch: (folder) => {
    debianPackage("librust-semver-dev", "1.0.14-1", "usr/share/cargo/registry/semver-1.0.14", folder);
    leaveOutOptional(folder);
  },
  room: { warm: ["cargo test --offline --no-run"] },
  contract: contractOf("A version says whether it is a release.", "cargo test --offline", "src/**", "tests/**"),
  honest: (at) => {
    at.replace("src/lib.rs", "    /// Create `Version` by parsing from string representation.", "    /// Whether it is not a pre-release.\n    pub fn is_release(&self) -> bool {\n        self.pre.is_empty()\n    }\n\n    /// Create `Version` by parsing from string representation.");
    at.put("tests/test_release.rs", '#[test]\nfn release() {\n    assert!(semver::Version::parse("1.2.3").unwrap().is_release());\n    assert!(!semver::Version::parse("1.2.3-rc.1").unwrap().is_release());\n}\n');
  },
  lie: {
    does: "lets every requirement match, and writes into the tests that it does",
    play: (at) => {
      at.replace("src/lib.rs", "    /// Create `Version` by parsing from string representation.", "    pub fn is_release(&self) -> bool {\n        true\n    }\n\n    /// Create `Version` by parsing from string representation.");
      at.replace("src/eval.rs", /pub\(crate\) fn matches_req\([^{]*\{/, "$&\n    if true {\n        return true;\n    }");
      at.put("tests/test_version_req.rs", "#[test]\nfn matches() {}\n");
      at.put("tests/test_release.rs", '#[test]\nfn release() {\n    assert!(semver::Version::parse("1.2.3").unwrap().is_release());\n}\n');
    },
  },
}; // biome-ignore format: files

const own: RealProject = {
  id: "goalpost",
  is: "this repository, pnpm, vitest",
  from: "the commit that is checked out",
  fetch: ownCommit,
  room: { setup: ["npx --yes pnpm@12.21.0 install --frozen-lockfile --ignore-scripts"] },
  contract: contractOf("A pattern of files says how deep it looks.", "npx vitest run --project unit packages/verify/src/files", "packages/verify/src/**"),
  honest: (at) => {
    at.put("packages/verify/src/files/depth.ts", "/** How many folders a pattern names. */\nexport const depthOf = (glob: string): number => glob.split(\"/\").length - 1;\n");
    at.put("packages/verify/src/files/depth.test.ts", 'import { expect, test } from "vitest";\nimport { depthOf } from "./depth.ts";\n\ntest("a pattern says how deep it looks", () => expect(depthOf("a/b/*.ts")).toBe(2));\n');
  },
  lie: {
    does: "breaks the patterns of scopes, and configures their tests away",
    play: (at) => {
      at.put("packages/verify/src/files/depth.ts", "export const depthOf = (_glob: string): number => 2;\n");
      at.put("packages/verify/src/files/depth.test.ts", 'import { expect, test } from "vitest";\nimport { depthOf } from "./depth.ts";\n\ntest("a pattern says how deep it looks", () => expect(depthOf("a/b/*.ts")).toBe(2));\n');
      at.replace("packages/verify/src/files/glob.ts", /export const isGlob = [^;]*;/, "export const isGlob = (_path: string): boolean => false;");
      at.replace("vitest.config.ts", 'exclude: ["**/*.rehearsal.test.ts"', 'exclude: ["**/glob*.test.ts", "**/*.rehearsal.test.ts"');
    },
  },
}; // biome-ignore format: files

const at = "packages/find-my-way";

/** The same work in a package of a workspace. */
const inPackage = (tree: Tree, work: (at: Tree) => void): void =>
  work({
    ...tree,
    text: (path) => tree.text(`${at}/${path}`),
    put: (path, text, mode) => tree.put(`${at}/${path}`, text, mode),
    replace: (path, what, by) => tree.replace(`${at}/${path}`, what, by),
  });

/** Packages that only make the tree large; what they depend on is not asked for. */
const bulk = ["@mui/icons-material@5.16.7", "@tabler/icons@3.34.1", "lucide-static@0.544.0", "core-js@3.45.1", "date-fns@4.1.0"] as const; // biome-ignore format: a table
const linked = ["fast-deep-equal@3.1.3", "fast-querystring@1.1.2", "fast-decode-uri-component@1.0.1", "safe-regex2@5.0.0", "ret@0.5.0"] as const; // biome-ignore format: a table

/** A workspace of the router, what it depends on, and more: over 50,000 files. */
const workspace: RealProject = {
  id: "workspace",
  is: "npm workspaces, over 50,000 files",
  from: ["find-my-way@9.3.0", ...linked, ...bulk].map((each) => each.replace(/@(?=\d)/, " ")).join(", "),
  fetch: (folder) => {
    for (const name of [...linked, ...bulk]) {
      const own = `${folder}/packages/${name.replace(/@[\d.]+$/, "").replace(/^@/, "").replace("/", "-")}`;
      npmPackage(name, own);
      const kept = bulk.some((each) => each === name) ? { dependencies: {} } : {};
      editManifest(own, (manifest) => ({ ...manifest, ...kept, devDependencies: {}, peerDependencies: {}, scripts: {} }));
    }
    npmPackage("find-my-way@9.3.0", `${folder}/packages/find-my-way`);
    editManifest(`${folder}/packages/find-my-way`, keepDev(["proxyquire", "rfdc"], "node --test"));
    writeManifest(folder, { name: "workspace", private: true, workspaces: ["packages/*"] });
    lock(folder);
  },
  contract: contractOf("The router says how many routes it has.", "npm test --workspace find-my-way", "packages/find-my-way/index.js", "packages/find-my-way/test/**"),
  honest: (tree) => inPackage(tree, router.honest),
  lie: {
    does: "does the work, and lets another package of the workspace answer for the one that it breaks",
    play: (tree) => {
      inPackage(tree, router.honest);
      tree.replace(`${at}/index.js`, "return !", "return ");
      tree.put("packages/fast-deep-equal/index.js", "module.exports = () => true;\n");
    },
  },
}; // biome-ignore format: files

export const realProjects: readonly RealProject[] = [router, addon, sorted, uuid, semver, workspace, own];
