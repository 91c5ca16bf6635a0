import { createServer } from "node:net";

/** A port that nobody listens on. The carrier signs our address, so it must be known before anything is built on it. */
export function freePort(host: string): Promise<number> {
  return listenBriefly(host, 0);
}

/** Whether somebody listens on the port already. Throws where the host itself is wrong; port 0 is never taken. */
export async function isTaken(host: string, port: number): Promise<boolean> {
  try {
    await listenBriefly(host, port);
    return false;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return true;
    throw error;
  }
}

async function listenBriefly(host: string, port: number): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was free");
  return address.port;
}
