import { statSync } from "node:fs";
import { connect } from "node:net";

/** Milliseconds that a socket has to say what it is. */
const patience = 1000;

/**
 * Asks a socket of the file system whether it starts containers, by the question that Docker and Podman answer on any path that leads to them. One that
 * does not answer is none that can be told.
 */
export async function answersAsEngine(path: string): Promise<boolean> {
  if (statSync(path, { throwIfNoEntry: false })?.isSocket() !== true) return false;
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(path);
    const end = (): void => {
      socket.destroy();
      resolve(/^HTTP\/1\.[01] 200 [\s\S]*?^(?:Api-Version|Libpod-Api-Version|Docker-Experimental):/im.test(said));
    };
    socket.setTimeout(patience, end);
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      said += text;
      if (said.length > 8192) end();
    });
    socket.once("error", end);
    socket.once("close", end);
    socket.write("GET /_ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  });
}
