import { z } from "zod";
import { until } from "../../support/until.ts";

const texts = z.array(
  z.object({
    sid: z.string(),
    direction: z.string(),
    from: z.string(),
    to: z.string(),
    body: z.string(),
    segments: z.number(),
  }),
);
const ledger = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    form: z.record(z.string(), z.string()),
    sid: z.string().nullable(),
  }),
);
export type Arrived = z.infer<typeof texts>[number];
export type Phones = ReturnType<typeof phonesAt>;

const arriveWithinMs = 20_000;

/** The sandbox's control API, as the contract has it. */
export function phonesAt(sandbox: string) {
  const ask = async (path: string): Promise<unknown> => (await fetch(`${sandbox}/sandbox/${path}`)).json();
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${sandbox}/sandbox/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (response.status !== 201) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  /** What JobRun asked the carrier to send to this address, whatever became of it. */
  const asked = async (to: string) =>
    ledger
      .parse(await ask("ledger"))
      .filter(({ method, path, form }) => method === "POST" && path.endsWith("/Messages.json") && form["To"] === to);
  /** What JobRun texted to this phone, oldest first: the carrier's own words about opting out are not JobRun's. */
  const received = async (phone: string): Promise<readonly Arrived[]> => {
    const ours = new Set((await asked(phone)).map(({ sid }) => sid));
    const all = texts.parse(await ask(`texts?phone=${encodeURIComponent(phone)}`));
    return all.filter(({ sid, direction }) => direction === "inbound" && ours.has(sid));
  };
  return {
    own: (phone: string, divertTo?: string) =>
      post("handsets", { phone, ...(divertTo === undefined ? {} : { divertTo }) }),
    ring: (from: string, to: string, more: object = {}) => post("calls", { from, to, ...more }),
    text: (from: string, to: string, body: string) => post("texts", { from, to, body }),
    asked,
    received,
    bodies: async (phone: string) => (await received(phone)).map(({ body }) => body),
    /** The first text to this phone whose words fit, after the `already` first. */
    arrives: (phone: string, words: RegExp, already = 0) =>
      until(
        `${words} arrives at ${phone}`,
        async () => (await received(phone)).slice(already).find(({ body }) => words.test(body)),
        arriveWithinMs,
      ),
  };
}
