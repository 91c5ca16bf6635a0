import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

/** A text as a handset shows it; `inbound` is what arrived there. */
export type HandsetText = {
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
};

const textsShape = z.array(z.object({ direction: z.string(), from: z.string(), to: z.string(), body: z.string() }));
const arriveTimeoutMs = 10_000;
const lookEveryMs = 40;

/** The sandbox's handsets, through the control API that anybody may use. */
export function handsetsAt(sandbox: string) {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${sandbox}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.status !== 201)
      throw new Error(`the network answered ${response.status} to ${path}: ${await response.text()}`);
  };
  const received = async (phone: string): Promise<readonly HandsetText[]> => {
    const response = await fetch(`${sandbox}/sandbox/texts?phone=${encodeURIComponent(phone)}`);
    return textsShape.parse(await response.json()).filter(({ direction }) => direction === "inbound");
  };
  return {
    own: (phone: string) => post("/sandbox/handsets", { phone }),
    call: (from: string, to: string) => post("/sandbox/calls", { from, to }),
    text: (from: string, to: string, body: string) => post("/sandbox/texts", { from, to, body }),
    received,
    /** The `count`-th text that arrived at the phone, waiting for it; throws where it does not come. */
    async arrival(phone: string, count: number): Promise<HandsetText> {
      const until = Date.now() + arriveTimeoutMs;
      while (Date.now() < until) {
        const text = (await received(phone))[count - 1];
        if (text !== undefined) return text;
        await pause(lookEveryMs);
      }
      throw new Error(`no text number ${count} arrived at ${phone} within ${arriveTimeoutMs / 1000} s`);
    },
    /** Waits until the network has delivered everything that is under way. */
    async idle(): Promise<void> {
      await fetch(`${sandbox}/sandbox/idle?timeoutMs=5000`);
    },
  };
}

export type Handsets = ReturnType<typeof handsetsAt>;
