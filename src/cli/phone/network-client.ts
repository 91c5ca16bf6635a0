import { z } from "zod";

const answerTimeoutMs = 10_000;

const handsetAnswer = z.object({ phone: z.string() });
const dialAnswer = z.object({ display: z.string() });
const textAnswer = z.object({
  sid: z.string(),
  direction: z.enum(["inbound", "outbound"]),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  status: z.string(),
  errorCode: z.number().nullable(),
  segments: z.number(),
  at: z.string(),
});
const callAnswer = z.object({
  sid: z.string(),
  from: z.string(),
  to: z.string(),
  arrivedAt: z.string(),
  status: z.string(),
  spoken: z.string(),
  durationSeconds: z.number(),
});
const refusal = z.object({ message: z.string() });

export const shownText = textAnswer;
export const shownCall = callAnswer.extend({ placed: z.boolean() });
export type ShownText = z.infer<typeof textAnswer>;
export type ShownCall = z.infer<typeof shownCall>;

type HandsetWish = { phone: string; answers?: boolean; reachable?: boolean };

export type PhoneNetwork = {
  register(wish: HandsetWish): Promise<{ phone: string }>;
  text(wish: { from: string; to: string; body: string }): Promise<ShownText>;
  call(wish: { from: string; to: string; busy?: boolean }): Promise<{ sid: string }>;
  /** What the network displays. */
  dial(wish: { from: string; to: string }): Promise<string>;
  texts(phone: string): Promise<ShownText[]>;
  events(phone: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
};

/** The sandbox's control API as a handset uses it. Every failure is an Error in words for a person. */
export function phoneNetwork(url: string): PhoneNetwork {
  const post = async <S extends z.ZodType>(path: string, body: object, answer: S): Promise<z.infer<S>> => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    return answer.parse(await ask(url, path, { ...init, signal: AbortSignal.timeout(answerTimeoutMs) }).then(readJson));
  };
  return {
    register: (wish) => post("/sandbox/handsets", wish, handsetAnswer),
    text: (wish) => post("/sandbox/texts", wish, textAnswer),
    call: (wish) => post("/sandbox/calls", wish, callAnswer),
    dial: async (wish) => (await post("/sandbox/calls", wish, dialAnswer)).display,
    async texts(phone) {
      const init = { signal: AbortSignal.timeout(answerTimeoutMs) };
      const answer = await ask(url, `/sandbox/texts?phone=${encodeURIComponent(phone)}`, init).then(readJson);
      return z.array(textAnswer).parse(answer);
    },
    async events(phone, signal) {
      const { body } = await ask(url, `/sandbox/events?phone=${encodeURIComponent(phone)}`, { signal });
      if (body === null) throw new Error("the network sends no events");
      return body;
    },
  };
}

async function ask(url: string, path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url + path, init).catch((cause: unknown) => {
    throw new Error(`No phone network answers at ${url}. Start it with npm start, then try again.`, { cause });
  });
  if (response.ok) return response;
  const answer = refusal.safeParse(await readJson(response).catch(() => null));
  throw new Error(answer.success ? answer.data.message : `The network answered ${response.status} to ${path}.`);
}

async function readJson(response: Response): Promise<unknown> {
  return response.json();
}
