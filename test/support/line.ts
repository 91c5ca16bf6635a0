import { connect, createServer, type Socket } from "node:net";

/** A port of its own in front of a server on this machine: each connection to it has one to the server, and they end together. */
export type Line = { readonly port: number; readonly cut: () => void; readonly close: () => Promise<void> };

/** `target` is asked at each connection, and null turns it away; `carry` says what passes between the near end and the far one. */
export async function openLine(target: () => number | null, carry: (near: Socket, far: Socket) => void): Promise<Line> {
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const port = target();
    if (port === null) return void near.destroy();
    const far = connect(port, "127.0.0.1");
    tie(near, far, ends);
    tie(far, near, ends);
    carry(near, far);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the line listens on no port");
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  return {
    port: address.port,
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function tie(one: Socket, other: Socket, ends: Set<Socket>): void {
  ends.add(one);
  one.setNoDelay(true);
  one.on("error", () => other.destroy());
  one.on("close", () => {
    ends.delete(one);
    other.destroy();
  });
}
