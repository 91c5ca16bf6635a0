import { once } from "node:events";
import { createServer } from "node:net";
import { hasCode } from "./has-code.ts";

/** A port of this machine that nobody listens on now; somebody may a moment later. The preferred one, if that is free. */
export async function freePort(preferred: number | null = null): Promise<number> {
  return (preferred === null ? null : await listenBriefly(preferred)) ?? (await listenBriefly(0)) ?? noPort();
}

/** The port that was taken and let go again, or null where it is somebody else's. */
async function listenBriefly(port: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch (error) {
    if (hasCode(error, "EADDRINUSE") || hasCode(error, "EACCES")) return null;
    throw error;
  }
  const address = server.address();
  server.close();
  await once(server, "close");
  return address === null || typeof address === "string" ? null : address.port;
}

function noPort(): never {
  throw new Error("The system gave no port.");
}
