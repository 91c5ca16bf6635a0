import { connect, createServer, type Socket } from "node:net";

/** A line to a server that can go dumb: what a caller says meanwhile reaches the near end and no further. */
export type HoldingRelay = {
  readonly port: number;
  hold(): void;
  /** Cuts what was held, so that it never arrives, and carries new connections again. */
  letGo(): void;
  close(): Promise<void>;
};

export async function holdingRelay(target: number): Promise<HoldingRelay> {
  const lines = new Map<Socket, Socket>();
  let dumb = false;
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    lines.set(near, far);
    if (!dumb) near.pipe(far);
    far.pipe(near);
    for (const end of [near, far]) {
      end.on("error", () => end.destroy());
      end.on("close", () => {
        lines.delete(near);
        near.destroy();
        far.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the relay listens on no port");
  const cut = () => {
    for (const [near, far] of lines) for (const end of [near, far]) end.destroy();
  };
  return {
    port: address.port,
    hold() {
      dumb = true;
      for (const [near, far] of lines) near.unpipe(far);
    },
    letGo() {
      cut();
      dumb = false;
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
