import type { Socket } from "node:net";
import { openLine } from "../../support/line.ts";

/** A line to a server that can go dumb: what a caller says meanwhile reaches the near end and no further. */
export type HoldingRelay = {
  readonly port: number;
  hold(): void;
  /** Cuts what was held, so that it never arrives, and carries new connections again. */
  letGo(): void;
  close(): Promise<void>;
};

export async function holdingRelay(target: number): Promise<HoldingRelay> {
  const pairs: (readonly [Socket, Socket])[] = [];
  let dumb = false;
  const { port, cut, close } = await openLine(
    () => target,
    (near, far) => {
      pairs.push([near, far]);
      if (!dumb) near.pipe(far);
      far.pipe(near);
    },
  );
  return {
    port,
    hold() {
      dumb = true;
      for (const [near, far] of pairs) near.unpipe(far);
    },
    letGo() {
      cut();
      dumb = false;
    },
    close,
  };
}
