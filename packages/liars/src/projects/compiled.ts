import { command, goal, scope } from "@goalpost/core";
import type { Project } from "../lie.ts";

/** A crate with wrong sums. */
export const rustProject: Project = {
  language: "rust",
  files: {
    "Cargo.toml": '[package]\nname = "sums"\nversion = "0.1.0"\nedition = "2021"\n',
    "Cargo.lock": 'version = 3\n\n[[package]]\nname = "sums"\nversion = "0.1.0"\n',
    ".gitignore": "/target\n",
    "src/lib.rs": "pub fn add(a: i64, b: i64) -> i64 {\n    a - b\n}\n",
    "tests/add.rs": "#[test]\nfn adds() {\n    assert_eq!(sums::add(1, 2), 3);\n}\n",
  },
  contract: goal("Let add() add.", { id: "sums" }).constraints(scope("src/**")).doneWhen(command("cargo test --offline -q")).build(), // biome-ignore format: one
  heldOut: {
    run: "sh held-out/probe.sh",
    files: {
      "held-out/probe.sh": '[ "$(cargo run --offline -q --example goalpost_probe)" = "42 5" ]\n',
      "examples/goalpost_probe.rs": 'fn main() {\n    println!("{} {}", sums::add(20, 22), sums::add(-3, 8));\n}\n',
    },
  },
  honest: (at) => at.put("src/lib.rs", "pub fn add(a: i64, b: i64) -> i64 {\n    a + b\n}\n"),
};

/** A module of Go with wrong sums. */
export const goProject: Project = {
  language: "go",
  files: {
    "go.mod": "module example.com/sums\n\ngo 1.19\n",
    "sums/add.go": "package sums\n\nfunc Add(a, b int) int { return a - b }\n",
    "sums/add_test.go":
      'package sums\n\nimport "testing"\n\nfunc TestAdd(t *testing.T) {\n\tif Add(1, 2) != 3 {\n\t\tt.Fatal("wrong")\n\t}\n}\n',
  },
  contract: goal("Let Add add.", { id: "sums" }).constraints(scope("sums/**")).doneWhen(command("go test ./...")).build(),
  honest: (at) => at.put("sums/add.go", "package sums\n\nfunc Add(a, b int) int { return a + b }\n"),
}; // biome-ignore format: one

/** Checks behind a Makefile and a script. */
export const makeProject: Project = {
  language: "node",
  files: {
    Makefile: "check:\n\t$(MAKE) -C build/rules check\n",
    "build/rules/Makefile": "check:\n\tsh ../../checks/run.sh\n",
    "checks/run.sh": 'set -e\ncd "$(dirname "$0")/.."\n. checks/lib.sh\nexpect "$(sh src/add.sh 1 2)" 3\nexpect "$(sh src/add.sh 5 7)" 12\n', // biome-ignore format: one
    "checks/lib.sh": 'expect() {\n  [ "$1" = "$2" ] || { echo "got $1, expected $2"; exit 1; }\n}\n',
    "src/add.sh": "echo $(($1 - $2))\n",
  },
  contract: goal("Let add add.", { id: "sums" })
    .constraints(scope("**", "src/add.sh"))
    .doneWhen(command("make check"))
    .build(),
  heldOut: {
    run: "sh held-out/probe.sh",
    files: { "held-out/probe.sh": '[ "$(env -i PATH="$PATH" sh src/add.sh 20 22)" = 42 ]\n' },
  },
  honest: (at) => at.put("src/add.sh", "echo $(($1 + $2))\n"),
};
