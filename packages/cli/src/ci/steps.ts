/** What the jobs on a CI run, as bash. Names come in the environment (CONTRACT, TARGET, SEAL), never in the text: nothing that a contract holds is read by a shell. */

/** Lints what a fork wrote without running any of it: text contracts alone, with no settings of its own, by a release of ours and not by the fork's. */
export const lintFork = (version: string): string => `echo '{}' > "$RUNNER_TEMP/settings.json"
git ls-files -z -- '*.goal.md' '*.goal.json' > "$RUNNER_TEMP/contracts"
if [ ! -s "$RUNNER_TEMP/contracts" ]; then echo "no text contracts"; exit 0; fi
xargs -0 npx --yes goalpost@${version} lint --no-exec --settings "$RUNNER_TEMP/settings.json" --format github -- < "$RUNNER_TEMP/contracts"`;

/** Works on the contract. What the client or the checks find wrong is for the verdict; only a start that fails ends the job. */
export const runContract = `code=0
npx goalpost run "$CONTRACT" --target "$TARGET" --format json > "$RUNNER_TEMP/run.json" || code=$?
echo "goalpost run ended with $code"
if [ "$code" = 2 ]; then exit 2; fi`;

/** Keeps the work as a patch against the commit that was checked out; `git add` would fail on a path that it is to leave out and that is ignored anyway. */
export const keepWork = `git add --all
git diff --cached --binary "$GITHUB_SHA" -- . ':!.goalpost' > "$RUNNER_TEMP/work.patch"`;

/** Seals the commit as it was checked out, on a machine that no agent has worked on; then the work, then the verdict by that very seal. */
export const verifyWork = `seal=$(npx goalpost build "$CONTRACT" --target "$TARGET" --seal --format json | node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).seal_sha256')
echo "seal $seal"
if [ -s "$RUNNER_TEMP/work/work.patch" ]; then git apply --binary --whitespace=nowarn "$RUNNER_TEMP/work/work.patch"; fi
code=0
npx goalpost verify "$CONTRACT" --seal "$seal" --receipt "$RUNNER_TEMP/receipt.json" > "$RUNNER_TEMP/receipt.txt" || code=$?
cat "$RUNNER_TEMP/receipt.txt"
exit "$code"`;

/** Says it on the pull request. The receipt quotes what checks printed: no mark-up and no mention in it counts. */
export const commentReceipt = `{
  echo "### Goalpost: $CONTRACT"
  echo '<pre>'
  head -c 60000 "$RUNNER_TEMP/receipt/receipt.txt" | sed -e 's/&/\\&amp;/g' -e 's/</\\&lt;/g' -e 's/>/\\&gt;/g' -e 's/@/\\&#64;/g'
  echo '</pre>'
} > "$RUNNER_TEMP/comment.md"
gh pr comment "$PULL_REQUEST" --body-file "$RUNNER_TEMP/comment.md"`;

/** Brings what an earlier job kept. */
export const download = (name: string, folder: string): string =>
  `gh run download "$GITHUB_RUN_ID" --name "${name}" --dir "$RUNNER_TEMP/${folder}"`;
