import { connect, createServer, type Socket } from "node:net";

/** A fixed address in front of a server that comes and goes: what a database by address is to its clients. */
export type Relay = {
  readonly port: number;
  /** Where new connections go from now on; null turns them away. */
  pointTo(port: number | null): void;
  close(): Promise<void>;
};

export async function relayTo(first: number): Promise<Relay> {
  let target: number | null = first;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (target === null) {
      near.destroy();
      return;
    }
    const far = connect(target, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the relay listens on no port");
  return {
    port: address.port,
    pointTo: (port) => (target = port),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
