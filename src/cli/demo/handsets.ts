import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

const textsShape = z.array(
  z.object({ sid: z.string(), direction: z.string(), from: z.string(), to: z.string(), body: z.string() }),
);
/** A text as a handset shows it; `inbound` is what arrived there. */
type HandsetText = Readonly<z.infer<typeof textsShape>[number]>;

const ledgerShape = z.array(
  z.object({ method: z.string(), path: z.string(), form: z.record(z.string(), z.string()), accepted: z.boolean() }),
);
const callsShape = z.array(z.object({ from: z.string() }));
const arriveTimeoutMs = 10_000;
const lookEveryMs = 20;

/** The sandbox's handsets, through the control API that anybody may use. */
export function handsetsAt(sandbox: string) {
  const ask = async (path: string): Promise<unknown> => (await fetch(`${sandbox}${path}`)).json();
  const post = async (path: string, body: object) => {
    const response = await fetch(`${sandbox}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.status !== 201)
      throw new Error(`the network answered ${response.status} to ${path}: ${await response.text()}`);
  };
  const received = async (phone: string): Promise<readonly HandsetText[]> =>
    textsShape
      .parse(await ask(`/sandbox/texts?phone=${encodeURIComponent(phone)}`))
      .filter(({ direction }) => direction === "inbound");
  const arrival = async (phone: string, count: number): Promise<HandsetText> => {
    const until = Date.now() + arriveTimeoutMs;
    while (Date.now() < until) {
      const text = (await received(phone))[count - 1];
      if (text !== undefined) return text;
      await pause(lookEveryMs);
    }
    const seen = (await received(phone)).length;
    throw new Error(
      `the story broke off. No text number ${count} arrived at ${phone} within ${arriveTimeoutMs / 1000} s. Seen: ${seen}`,
    );
  };
  return {
    own: (phone: string) => post("/sandbox/handsets", { phone }),
    call: (from: string, to: string) => post("/sandbox/calls", { from, to }),
    text: (from: string, to: string, body: string) => post("/sandbox/texts", { from, to, body }),
    /** The `count`-th text that arrived at the phone, waiting for it; throws where it does not come. */
    arrival,
    /** From now on, one after the other. */
    async mark(phone: string): Promise<{ next(): Promise<HandsetText> }> {
      let seen = (await received(phone)).length;
      return { next: () => arrival(phone, ++seen) };
    },
    /** What JobRun asked the carrier to send, in order. */
    async sends(): Promise<readonly { readonly to: string; readonly body: string; readonly accepted: boolean }[]> {
      const ledger = ledgerShape.parse(await ask("/sandbox/ledger"));
      return ledger
        .filter(({ method, path }) => method === "POST" && path.endsWith("/Messages.json"))
        .map(({ form, accepted }) => ({ to: form["To"] ?? "", body: form["Body"] ?? "", accepted }));
    },
    async callsFrom(phone: string): Promise<number> {
      const calls = callsShape.parse(await ask(`/sandbox/calls?phone=${encodeURIComponent(phone)}`));
      return calls.filter(({ from }) => from === phone).length;
    },
    /** Waits until the network has delivered everything that is under way. */
    async idle(): Promise<void> {
      await ask("/sandbox/idle?timeoutMs=5000");
    },
  };
}

export type Handsets = ReturnType<typeof handsetsAt>;
