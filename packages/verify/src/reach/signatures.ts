import type { MissingKind } from "./missing.ts";

/** A line by which a tool says that what it was told to run is not there. */
export interface Signature {
  /** The programs that say it, by their names; several shells say the same. */
  readonly programs: RegExp;
  /** The line, from its beginning. Its first group, where it has one, must be a word of the call, or the end of one. */
  readonly line: RegExp;
  /** Exit codes with which it is said. Default: any but 0. */
  readonly exit?: readonly number[];
  /** A line that shows that it ran all the same. */
  readonly unless?: RegExp;
  /** What is not there. Default: a command. */
  readonly kind?: MissingKind;
  /** It is believed only of a program of the system, about a word of that very call: the project's own program may be what the work changes. */
  readonly ofSystem?: true;
}

const name = "[\"'`‘“]?([^\"'`’”\\s]+)[\"'`’”]?";
const line = (source: string, flags = "m"): RegExp => new RegExp(`^(?:${source})`, flags);

/**
 * What tools say of a script, target, module, subcommand or test that is not there. Those of npm, node, python, make, cargo, git, docker, pytest, perl,
 * vitest, just, tox, poetry, yarn, pnpm, bun, deno and mvn were seen by running them on 2026-11-29 and 30; the others are from their sources and manuals.
 */
export const signatures: readonly Signature[] = [
  { programs: /^npm$/, line: line(`Unknown command: ${name}$`) },
  { programs: /^(?:npm|npx)$/, line: line("npm (?:error|ERR!) (?:code (?:E404|ETARGET)$|could not determine executable to run)") },
  { programs: /^(?:npm|npx)$/, line: line("npm (?:error|ERR!) (?:No workspaces found|npx canceled due to missing packages)") },
  { programs: /^(?:npm|npx)$/, line: line("npm (?:error|ERR!) code E(?:NOENT|NOWORKSPACES)$") },
  { programs: /^pnpm$/, line: line(`\\s*ERR_PNPM_(?:NO_SCRIPT\\b.*?Missing script: ${name}$|RECURSIVE_RUN_NO_SCRIPT|NO_IMPORTER_MANIFEST_FOUND|RECURSIVE_EXEC_FIRST_FAIL.*?(?:not found|ENOENT)|NO_SCRIPT_OR_SERVER)`) },
  { programs: /^pnpm$/, line: line(`\\s*× None of the selected packages has a ${name} script`) },
  { programs: /^yarn$/, line: line(`error Command ${name} not found\\.|Usage Error: Couldn't find a script named ${name}\\.|error Couldn't find a package.json|error Unknown workspace ${name}\\.|Usage Error: Workspace ${name} not found`) },
  { programs: /^(?:bun|bunx)$/, line: line(`error: (?:Script|script) not found ${name}$|error: Module not found ${name}$|error: could not determine executable to run`) },
  { kind: "file", programs: /^bun$/, line: line("The following filters did not match any test files:") },
  { programs: /^deno$/, line: line(`(?:error: )?Task not found: ${name}|error: Module not found "file:\\/\\/[^"]*?([^\\/"]+)"\\.?$|error: No test modules found`) },
  { kind: "file", programs: /^(?:node|tsx|ts-node)$/, line: line("Could not find '([^']+)'$") },
  { programs: /^node$/, line: line(`node: (.+): not found$|(?:node: )?Missing script: ${name}`), exit: [1, 9] },
  { programs: /^node$/, line: line("\\S*node: bad option: (\\S+)$"), exit: [9] },
  { kind: "file", programs: /^mvnw?$/, line: line("POM file (\\S+) specified with the -f/--file command line argument does not exist") },
  { kind: "file", programs: /^unittest$/, line: line("ImportError: Start directory is not importable: '([^']+)'") },
  { programs: /^python$/, line: line(`\\S*python[\\d.]*: No module named ([\\w.-]+)$|\\S*python[\\d.]*: can't open file '(.+)': \\[Errno 2\\]|\\S*python[\\d.]*: Error while finding module specification for '([^']+)'`), exit: [1, 2] },
  { kind: "file", programs: /^(?:pytest|py\.test)$/, line: line("ERROR: (?:file or directory )?not found: (\\S+)$"), exit: [4, 5] },
  { kind: "file", programs: /^(?:pytest|py\.test)$/, line: line("ERROR: usage: "), exit: [4] },
  { kind: "file", programs: /^(?:pytest|py\.test)$/, line: line("(?:=+ )?(?:no tests (?:ran|collected)|\\d+ deselected)\\b|collected 0 items"), exit: [5] },
  { programs: /^make$|^gmake$/, line: line("g?make: \\*\\*\\* No rule to make target [`'‘]([^'’]+)['’]\\.\\s+Stop\\.$"), exit: [2] },
  { programs: /^make$|^gmake$/, line: line("g?make: \\*\\*\\* (?:No targets specified and no makefile found|No targets|(\\S+): No such file or directory)\\.\\s+Stop\\.$|g?make: (\\S+): No such file or directory$"), exit: [2] },
  { programs: /^make$|^gmake$/, line: line("g?make(?:\\[\\d+\\])?: \\*\\*\\* \\[[^\\]]*\\] Error 12[67]$"), exit: [2] },
  { programs: /^cargo$/, line: line(`error: no such (?:sub)?command: ${name}$`), exit: [101, 1] },
  { programs: /^cargo$/, line: line(`error: no (?:test|bin|example|bench|library|lib) targets? (?:named|found)(?: ${name}(?: in .*)?)?[.]?$|error: package ID specification ${name} did not match|error: could not find ${name} in|error: manifest path ${name} does not exist|error: no library targets found|error: the package '[^']+' does not contain (?:this|these) features?: ${name}|error: none of the selected packages contains (?:this|these) features?: ${name}`), exit: [101, 1] },
  { programs: /^cargo$/, line: line("error: toolchain '([^']+)' is not installed") },
  { kind: "program", programs: /^(?:cargo|rustc|rustfmt|rustdoc)$/, line: line("error: rustup could not choose a version of \\S+ to run, because one wasn't specified explicitly") },
  { kind: "file", programs: /^(?:rustc|gcc|g\+\+|cc|c\+\+|clang|clang\+\+)$/, line: line("error: couldn't (?:read|find) `([^`]+)`|\\S+: (?:fatal )?error: (?:no such file or directory: )?'?([^\\s:']+?)'?(?:: No such file or directory)?$") },
  { programs: /^cmake$/, line: line("(?:CMake )?Error: (?:.*?(\\S+) is not a directory|could not load cache|The source directory)") },
  { programs: /^git$/, line: line("git: '([^']+)' is not a git command"), exit: [1] },
  { programs: /^git$/, line: line(`error: Unknown subcommand: ${name}|usage: git \\S+ `, "mi"), exit: [1, 129] },
  { programs: /^docker$/, line: line("docker: (?:unknown command: docker (\\S+)|'(\\S+)' is not a docker command)|unknown (?:docker )?command: \"(?:compose )?(\\S+?)\"|no such service: (\\S+)|open (\\S+): no such file or directory|no configuration file provided: not found|unknown shorthand flag: 'f' in -f$") },
  { programs: /^git$/, line: line("fatal: subcommand wasn't specified; '\\w+' can't be assumed due to unexpected token '([^']+)'$"), exit: [128] },
  { programs: /^docker$/, line: line("(?:docker: |ERROR: |error during connect: |failed to connect to the docker API|)Cannot connect to the Docker daemon|failed to connect to the docker API") },
  { programs: /^go$/, line: line("go (\\S+): unknown command$|(?:package \\S+: )?no required module provides package (\\S+?)(?:;|$)|stat (\\S+): (?:directory|file) not found|stat \\S*?([^\\s\\/]+): no such file or directory|go: (?:go\\.mod file not found|cannot find main module)|go: warning: \"(\\S+)\" matched no packages|no Go files in|go: no such tool \"(\\S+)\"|package (\\S+) is not in std") },
  { kind: "file", programs: /^(?:vitest)$/, line: line("\\s*No test files found, exiting with code 1$"), unless: /^\s*(?:Test Files|Tests)\s+\d/m },
  { programs: /^(?:vitest|vite)$/, line: line(`(?:Error: )?(?:No projects matched the filter ${name}|Could not resolve .*config|.*ENOENT.*vitest\\.config)`) },
  { kind: "file", programs: /^jest$/, line: line("No tests found, exiting with code 1"), unless: /^Tests:\s+\d/m },
  { kind: "file", programs: /^mocha$/, line: line(`Error: No test files found: ${name}$|Error: Cannot find any files matching pattern ${name}`) },
  { kind: "file", programs: /^ava$/, line: line("\\s*(?:✘|✖|×) Couldn.t find any (?:files|matching tests)") },
  { kind: "file", programs: /^playwright$/, line: line("Error: No tests found|Error: (\\S+) does not exist") },
  { kind: "file", programs: /^rspec$/, line: line("LoadError:$"), unless: /^(?!.*cannot load such file -- .*_spec\.rb).*\bexamples?, \d+ failures?(?!, \d+ errors? occurred)/m },
  { kind: "file", programs: /^phpunit$/, line: line(`(?:Cannot open file|Test file|No tests executed!)(?: ${name})?`) },
  { kind: "file", programs: /^(?:ctest)$/, line: line("No tests were found!!!") },
  { kind: "file", programs: /^tsc$/, line: line("error TS5058: .*? '([^']+)'|error TS5057: .*? '([^']+)'|error TS6053: File '(?:.*\\/)?([^'\\/]+)' not found|error TS5083: Cannot read file '(?:.*\\/)?([^'\\/]+)'") },
  { kind: "file", programs: /^(?:eslint|prettier|stylelint)$/, line: line(`(?:\\[error\\] )?No files matching (?:the pattern )?(?:were found: )?${name}(?: were found\\.?)?$`) },
  { kind: "file", programs: /^(?:ruff|mypy|black|flake8)$/, line: line(`(?:mypy: can't read file ${name}:|.*E902 .*No such file)`) },
  { kind: "file", programs: /^perl$/, line: line("Can't open perl script \"([^\"]+)\": No such file or directory") },
  { kind: "file", programs: /^ruby$/, line: line("(?:\\S*ruby|.*?): No such file or directory -- (\\S+) \\(LoadError\\)$") },
  { kind: "file", programs: /^php$/, line: line("Could not open input file: (\\S+)") },
  { programs: /^java$/, line: line("Error: (?:Unable to access jarfile (\\S+)|Could not find or load main class (\\S+))") },
  { programs: /^(?:gradle|gradlew)$/, line: line(`(?:> )?Task ${name} not found in|(?:Cannot locate tasks|Cannot locate matching tasks).*?${name}$|Could not find or load main class|.*?(?:Task|task) ${name} is ambiguous`) },
  { programs: /^(?:mvn|mvnw)$/, line: line(`\\[ERROR\\] Unknown lifecycle phase ${name}\\.|\\[ERROR\\] Could not find the selected project in the reactor: ${name}|\\[ERROR\\] (?:The goal you specified requires a project|No plugin found for prefix ${name})`) },
  { programs: /^dotnet$/, line: line("Could not execute because the specified command or file was not found|MSBUILD : error MSB10(?:03|09)|Couldn't find a project to run") },
  { programs: /^mix$/, line: line(`\\*\\* \\(Mix\\) The task ${name} could not be found|\\*\\* \\(Mix\\) Could not find a Mix\\.Project`) },
  { programs: /^(?:rake)$/, line: line(`Don't know how to build task ${name}|No Rakefile found`) },
  { programs: /^just$/, line: line(`error: justfile does not contain (?:recipes?|submodule) ${name}|error: No justfile found`, "mi") },
  { programs: /^(?:task|go-task)$/, line: line(`task: (?:Task ${name} does not exist|No Taskfile found)`) },
  { programs: /^(?:turbo|nx|lerna)$/, line: line("\\s*(?:×|x|ERROR|NX|lerna ERR!)?\\s*(?:Could not find tasks? [`\"']?([^`\"']+)|Missing tasks in project|Cannot find (?:configuration for task|project) '?([^'\\s:]+)|No packages found with the lifecycle script '([^']+)')") },
  { programs: /^ninja$/, line: line(`ninja: error: (?:unknown target ${name}|loading 'build\\.ninja')`) },
  { programs: /^bazel(?:isk)?$/, line: line("ERROR: (?:.*?no such (?:target|package) '([^']+)'|Command '([^']+)' not found)") },
  { programs: /^tox$/, line: line(`(?:.*)provided environments not found in configuration file|ERROR: unknown environment ${name}`) },
  { programs: /^nox$/, line: line("(?:nox > )?Error while collecting sessions|Sessions not found: (\\S+)") },
  { programs: /^uv$/, line: line(`error: Failed to spawn: ${name}$|error: unrecognized subcommand ${name}`) },
  { programs: /^(?:poetry|pdm|pipenv|hatch)$/, line: line(`(?:\\[PdmUsageError\\]: )?(?:The requested c|C)ommand(?: not found:)? ${name}(?: is not found in your PATH\\.?| does not exist\\.)?$|The command ${name} does not exist\\.$|Error: the command (\\S+) (?:\\(from \\S+\\) )?could not be found within PATH`) },
  { programs: /^bundle$/, line: line("bundler: (?:command not found|failed to load command): (\\S+)") },
  { programs: /^manage\.py$/, line: line(`Unknown command: ${name}`) },
  { programs: /^(?:composer|artisan|console|rails)$/, line: line(`\\s*(?:ERROR\\s+)?Command ${name} is not defined\\.|Unrecognized command ${name}`) },
  { programs: /^swift$/, line: line("error: (?:unable to invoke subcommand: \\S*swift-(\\S+)|no such (?:module|file))") },
  { programs: /^(?:timeout|env|nice|nohup|xargs|setsid|stdbuf|sudo|time)$/, line: line("(?:timeout|env|nice|nohup|xargs|setsid|stdbuf|sudo|time): (?:failed to run command |cannot run |failed to execute )?[‘'`]?([^’'`:]+?)[’'`]?: (?:No such file or directory|Permission denied|command not found)$"), exit: [1, 125, 126, 127] },
  // What libraries for command lines say, whatever the program: a subcommand that it was given is none of its own.
  { programs: /./, ofSystem: true, line: line("\\w+ has no command named \"([^\"]+)\"|(?:error: )?(?:unknown|unrecognized|invalid|no such) (?:sub)?command(?: or positional)?:? [\"'`]([^\"'`]+)[\"'`]|.*?: error: argument [^:]*: invalid choice: '([^']+)'", "im") },
]; // biome-ignore format: a table
