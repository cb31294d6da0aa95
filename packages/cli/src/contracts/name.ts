/** How contract files are called. */
export const contractFile = /\.goal\.(?:ts|md|json)$/;

/** The contract's id, as its file's name gives it: `port-billing.goal.ts` is `port-billing`. */
export const contractIdOf = (name: string): string => name.replace(contractFile, "");
