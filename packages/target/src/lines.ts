/** Largest single message that we take from the client, in bytes. A message is one line. */
export const maxLineBytes = 64 * 1024 * 1024;

/**
 * Cuts a byte stream into lines. Bytes are decoded only when a line is whole, so that a character split over two chunks stays itself.
 *
 * @param onLine - Gets each line without its line feed; empty lines are left out.
 * @param onOverflow - Is told, once, that a line grew past `limit` bytes; nothing is read after that.
 */
export function lineReader(
  onLine: (line: string) => void,
  onOverflow: () => void,
  limit = maxLineBytes,
): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let size = 0;
  let overflowed = false;
  const take = (part: Buffer): boolean => {
    parts.push(part);
    size += part.length;
    if (size <= limit) return true;
    overflowed = true;
    parts = [];
    onOverflow();
    return false;
  };
  return (chunk) => {
    if (overflowed) return;
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      if (!take(chunk.subarray(from, at))) return;
      const line = Buffer.concat(parts).toString("utf8").trim();
      parts = [];
      size = 0;
      from = at + 1;
      if (line !== "") onLine(line);
    }
    if (from < chunk.length) take(chunk.subarray(from));
  };
}
