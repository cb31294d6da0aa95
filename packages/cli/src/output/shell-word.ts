/** A word as a POSIX shell reads it back: in a command that is printed for a person to type, and in a client's file. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
