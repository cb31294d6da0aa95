/** How much of a command's output an event carries at each end, in UTF-16 code units. */
const keptAtEachEnd = 8000;

/** What a command printed, shortened in the middle to what an event carries. */
export const shortenOutput = (text: string): string =>
  text.length <= 2 * keptAtEachEnd
    ? text
    : `${text.slice(0, keptAtEachEnd)}\n… ${text.length - 2 * keptAtEachEnd} characters left out …\n${text.slice(-keptAtEachEnd)}`;
