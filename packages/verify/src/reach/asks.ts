/** @internal What looks for a program, and starts none: that it is not there is an honest answer. */
export const asksForProgram = ([program = "", option = ""]: readonly string[]): boolean =>
  program === "type" ||
  program === "which" ||
  program === "hash" ||
  (program === "command" && /^-[pvV]*[vV]/.test(option));
