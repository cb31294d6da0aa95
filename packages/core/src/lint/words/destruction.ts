import { type Program, programsIn } from "../../shell/programs.ts";

/** What tools make, and make again: taking it away takes nothing. */
const made =
  /^(?:\.\/)?(?:(?:[\w@.-]+\/)*)?(?:dist|build|out|target|coverage|node_modules|tmp|temp|\.cache|\.next|\.nuxt|\.turbo|\.parcel-cache|\.pytest_cache|__pycache__|\.mypy_cache|\.ruff_cache|\.tox|\.venv|venv|\.gradle|DerivedData|\.dart_tool|_build|deps|\.svelte-kit|\.output|bin|obj|test-results|playwright-report|storybook-static|\.nyc_output|[\w.-]+\.(?:egg-info|log|tmp))\/?\*{0,2}$/;

const isMade = (path: string): boolean => made.test(path) && !/(?:^|\/)\.\.(?:\/|$)|^[/~]/.test(path);

/** Programs that destroy by what they are told: a line of words, and what it does. */
const lines: readonly (readonly [line: RegExp, what: string])[] = [
  [
    /^git (?:-\S+ )*push (?:.* )?(?:-\w*f\w*|--force(?:-with-lease)?(?:=\S*)?|--mirror|--delete|-d|\+\S+)(?: |$)/,
    "rewrites what is on the remote",
  ],
  [/^git (?:-\S+ )*push \S+ :\S/, "deletes a branch on the remote"],
  [/^git (?:-\S+ )*reset (?:.* )?--hard(?: |$)/, "throws away what is not committed"],
  [/^git (?:-\S+ )*clean (?:.* )?(?:-\w*f|--force)/, "deletes files that git does not know"],
  [
    /^git (?:-\S+ )*(?:checkout|restore)(?= )(?!.* (?:--staged|-S|-b|-B)(?: |$)).* (?:--(?: |$)|\.(?: |$)|:\/)/,
    "throws away what is not committed",
  ],
  [
    /^git (?:-\S+ )*(?:checkout|switch) (?:.* )?(?:-f|--force|--discard-changes)(?: |$)/,
    "throws away what is not committed",
  ],
  [/^git (?:-\S+ )*branch (?:.* )?(?:-D|--delete --force)(?: |$)/, "deletes a branch that may not be merged"],
  [/^git (?:-\S+ )*stash (?:drop|clear)/, "deletes work that was put aside"],
  [
    /^git (?:-\S+ )*(?:filter-branch|filter-repo|reflog expire|update-ref -d|gc .*--prune)/,
    "rewrites or deletes history",
  ],
  [/^git (?:-\S+ )*worktree remove (?:.* )?(?:-f|--force)/, "deletes a tree with work in it"],
  [/^redis-cli .*\bflush(?:all|db)\b/i, "empties the store"],
  [/^(?:mongo|mongosh) .*\bdrop(?:Database)?\(/, "deletes data"],
  [/^(?:dropdb|dropuser)(?: |$)/, "deletes a database"],
  [
    /^docker (?:system|volume|image|container|network) prune|^docker volume rm|^docker(?:-compose| compose) (?:.* )?down (?:.* )?(?:-v|--volumes)(?: |$)/,
    "deletes volumes or images that others may use",
  ],
  [/^kubectl (?:.* )?delete(?: |$)/, "deletes what runs in a cluster"],
  [/^helm (?:uninstall|delete)(?: |$)/, "takes a release out of a cluster"],
  [
    /^(?:terraform|tofu|terragrunt) (?:.* )?(?:destroy(?: |$)|apply .*-destroy)|^pulumi destroy|^cdk destroy|^serverless remove|^sls remove/,
    "destroys what is deployed",
  ],
  [
    /^aws (?:.* )?(?:s3 rb|s3 rm .*--recursive|delete-\S+|terminate-instances)(?: |$)|^(?:gcloud|az) (?:.* )?delete(?: |$)|^gsutil (?:.* )?rm (?:.*)-r/,
    "deletes what is in the cloud",
  ],
  [
    /^heroku (?:pg:reset|apps:destroy)|^(?:fly|flyctl) (?:apps )?destroy|^gh (?:repo|release) delete|^npm unpublish|^vercel remove|^netlify sites:delete/,
    "deletes what others use",
  ],
  [
    /^(?:mkfs(?:\.\w+)?|fdisk|wipefs|shred|shutdown|reboot|halt|poweroff|diskpart|format)(?: |$)/,
    "acts on the machine itself",
  ],
  [/^dd (?:.* )?of=\/dev\//, "overwrites a device"],
  [/^find (?:.* )?(?:-delete|-exec(?:dir)? rm)(?: |$)/, "deletes every file that it finds"],
  [/^xargs (?:-\S+ )*(?:\S+ )?rm(?: |$)/, "deletes whatever it is given"],
  [/^rsync (?:.* )?--delete/, "deletes what the other side does not have"],
  [/^truncate (?:.* )?-s ?0/, "empties a file"],
  [/^chmod (?:.* )?-R (?:.* )?(?:777|a\+rwx|000)|^chown (?:.* )?-R .* \/(?: |$)/, "changes the rights of every file"],
  [/^kill (?:.* )?-1(?: |$)|^killall |^pkill (?:.* )?-f/, "ends programs that others may use"],
  [
    /manage\.py (?:flush|reset_db)|^(?:rails|rake|bin\/rails|bundle exec (?:rails|rake)) db:(?:drop|reset|purge)|prisma (?:migrate reset|db push .*--force-reset)|artisan (?:migrate:(?:fresh|reset)|db:wipe)|supabase db reset|(?:sequelize|knex|typeorm) .*(?:db:drop|schema:drop|rollback --all)|mix ecto\.(?:drop|reset)|alembic downgrade base/,
    "deletes the database's content",
  ],
  [/^remove-item .*-recurse|^rmdir .*\/s|^rd .*\/s|^del .*\/s/i, "deletes a folder and all below it"],
];

/** SQL, wherever it stands. */
const sql =
  /\b(?:DROP\s+(?:TABLE|DATABASE|SCHEMA|KEYSPACE|COLLECTION|ROLE|USER|COLUMN|VIEW|INDEX)\b|TRUNCATE\s+(?:TABLE\s+)?["`\w])/i;
const deletesAll = /\bDELETE\s+FROM\s+["`\w.]+\s*(?:;|["']?\s*$)/i;

/**
 * What a command line destroys, in words; undefined for one that takes away nothing that tools do not make again.
 */
export function destructionIn(line: string): string | undefined {
  if (/^\s*(?:DROP|TRUNCATE|DELETE)\b/i.test(line) && (sql.test(line) || deletesAll.test(line))) return "deletes data";
  for (const program of programsIn(line)) {
    const found = ofProgram(program);
    if (found !== undefined) return found;
  }
  return undefined;
}

const sqlClients =
  /^(?:psql|mysql|mariadb|sqlite3|sqlcmd|clickhouse-client|duckdb|cqlsh|bq|snowsql|cockroach|usql|wrangler|turso|supabase)$/;

function ofProgram({ words }: Program): string | undefined {
  const [name = "", ...args] = words;
  if (name === "rm") return ofRm(args);
  const joined = words.join(" ").slice(0, 2_000);
  if ((sqlClients.test(name) || name === "echo") && (sql.test(joined) || deletesAll.test(joined)))
    return "deletes data";
  return lines.find(([line]) => line.test(joined))?.[1];
}

function ofRm(args: readonly string[]): string | undefined {
  const options = args.filter((arg) => arg.startsWith("-") && arg !== "-");
  const isRecursive = options.some((arg) => arg === "--recursive" || /^-[a-zA-Z]*[rR]/.test(arg));
  if (!isRecursive) return undefined;
  const targets = args.filter((arg) => !arg.startsWith("-"));
  if (targets.length > 0 && targets.every(isMade)) return undefined;
  return "deletes a folder and all below it";
}
