/** Runs the programs named on the command line one after the other in this process, and ends with 1 when one of them failed. */
const failed: string[] = [];
for (const file of process.argv.slice(2)) {
  try {
    await import(file);
  } catch (error) {
    failed.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
for (const each of failed) console.error(each);
process.exit(failed.length > 0 ? 1 : 0);
