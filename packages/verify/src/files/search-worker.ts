/**
 * The code of the worker that runs a pattern, as text: it must start the same way from sources, from a build and from a bundled runner. It
 * gets `{ source, flags, targets: [{ path } | { text }], lastLines, maxBytes }` and answers once.
 */
export const searchWorkerCode = `
"use strict";
const { parentPort, workerData } = require("node:worker_threads");
const fs = require("node:fs");

function readText(path, lastLines, maxBytes) {
  const fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  try {
    const facts = fs.fstatSync(fd);
    if (!facts.isFile()) return { fault: facts.isDirectory() ? "is a directory, expected a file" : "is not a regular file" };
    if (lastLines === undefined) {
      if (facts.size > maxBytes) return { fault: "is too large for a pattern", size: facts.size };
      return textsOf(fs.readFileSync(fd), undefined);
    }
    if (!isWide(fd)) return readLast(fd, facts.size, lastLines, maxBytes);
    if (facts.size > maxBytes) return { fault: "is too large for a pattern", size: facts.size };
    return textsOf(fs.readFileSync(fd), lastLines);
  } finally {
    fs.closeSync(fd);
  }
}

// Two bytes for a character: by its mark, or because plain text holds no NUL.
function isWide(fd) {
  const head = Buffer.alloc(4096);
  return textsOf(head.subarray(0, fs.readSync(fd, head, 0, head.length, 0)), undefined).texts.length > 1;
}

// A file says nowhere for sure how it is written, so a text that may be UTF-16 is read in each way.
function textsOf(bytes, lastLines) {
  const texts = [bytes.toString("utf8")];
  if (bytes.includes(0) || (bytes.length > 1 && bytes[0] + bytes[1] === 0x1fd)) {
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    texts.push(even.toString("utf16le"), Buffer.from(even).swap16().toString("utf16le"));
  }
  if (lastLines === undefined) return { texts, firstLine: 1 };
  return { texts: texts.map((text) => lastOf(text.split("\\n"), lastLines)) };
}

function lastOf(lines, lastLines) {
  return lines.slice(-(lastLines + (lines[lines.length - 1] === "" ? 1 : 0))).join("\\n");
}

// Reads backwards until enough lines are there.
function readLast(fd, size, lastLines, maxBytes) {
  const pieces = [];
  let from = size;
  let breaks = 0;
  let taken = 0;
  while (from > 0 && breaks <= lastLines) {
    const length = Math.min(65536, from);
    from -= length;
    taken += length;
    if (taken > maxBytes) return { fault: "has last lines that are too large for a pattern", size: taken };
    const piece = Buffer.alloc(length);
    fs.readSync(fd, piece, 0, length, from);
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) if (from + at !== size - 1) breaks += 1;
    pieces.push(piece);
  }
  return { texts: [lastOf(Buffer.concat(pieces.reverse()).toString("utf8").split("\\n"), lastLines)] };
}

function search() {
  const { source, flags, targets, lastLines, maxBytes } = workerData;
  const answers = [];
  for (const target of targets) {
    const read = target.text === undefined ? readText(target.path, lastLines, maxBytes) : { texts: [target.text], firstLine: 1 };
    if (read.fault !== undefined) {
      answers.push(read);
      continue;
    }
    const pattern = new RegExp(source, flags.replace("g", ""));
    let text = "";
    let hit = null;
    for (text of read.texts) {
      hit = pattern.exec(text);
      if (hit !== null) break;
    }
    if (hit === null) answers.push({ hit: false });
    else {
      const before = text.lastIndexOf("\\n", hit.index - 1) + 1;
      const end = text.indexOf("\\n", hit.index);
      const line = text.slice(before, end === -1 ? undefined : end);
      answers.push({
        hit: true,
        line: read.firstLine === undefined ? undefined : text.slice(0, hit.index).split("\\n").length,
        excerpt: line.length > 300 ? hit[0].slice(0, 300) : line,
        groups: hit.slice(0, 2).map((group) => (group === undefined ? undefined : group.slice(0, 300))),
      });
    }
  }
  return answers;
}

try {
  parentPort.postMessage({ answers: search() });
} catch (error) {
  parentPort.postMessage({ fault: String(error && error.message || error), code: error && error.code });
}
`;
