import type { Network } from "../network.ts";
import { wait } from "../wait.ts";
import { raiseAlert } from "./alerts.ts";
import { deliver, deliverOnce, type Delivered, type Undelivered, type Webhook } from "./deliver.ts";
import { readTwiml, type Verb } from "./twiml.ts";

const KNOWN_VERBS = new Set(
  "Say Play Pause Hangup Reject Gather Record Redirect Dial Message Enqueue Leave Refer Connect Start Stop".split(" "),
);

type Address = { url: string; method: string };
export type TwimlWanted = {
  main: Address;
  fallback: Address;
  fields: Record<string, string>;
  sid: string;
  signal: AbortSignal;
};

/** Asks an address for TwiML, then its fallback once. Null when neither gave any, which an alert then says. */
export async function fetchTwiml(network: Network, wanted: TwimlWanted): Promise<Verb[] | null> {
  const { main, fallback, fields, sid, signal } = wanted;
  const fault = network.faults.take("webhooks");
  if (fault?.kind === "lost") return null;
  if (fault?.kind === "late") await wait(fault.delayMs, signal);
  const webhook = { ...main, form: fields };
  const [answer] = await Promise.all([
    deliver(network, webhook, signal),
    ...(fault?.kind === "doubled" ? [deliver(network, webhook, signal)] : []),
  ]);
  const first = read(answer);
  if (first.kind === "verbs") return noticeVerbs(network, first.verbs, webhook, sid);
  if (signal.aborted) return null;
  raiseAlert(network, first.errorCode, first.message, main.url, sid);
  if (fallback.url === "") return null;
  const form = { ...fields, ErrorCode: String(first.errorCode), ErrorUrl: main.url };
  const second = read(await deliverOnce(network, { ...fallback, form }, signal));
  if (second.kind === "verbs") return noticeVerbs(network, second.verbs, fallback, sid);
  if (!signal.aborted) raiseAlert(network, second.errorCode, second.message, fallback.url, sid);
  return null;
}

type Read = { kind: "verbs"; verbs: Verb[] } | { kind: "failed"; errorCode: number; message: string };

/** Plain words count as one message or one sentence, as Twilio takes them: a bare "OK" is sent to the person. */
function read(answer: Delivered | Undelivered): Read {
  if (answer.kind === "undelivered") return { kind: "failed", errorCode: answer.errorCode, message: answer.message };
  const words = answer.body.trim();
  if (words === "") return { kind: "verbs", verbs: [] };
  if (answer.contentType.startsWith("text/plain")) {
    return {
      kind: "verbs",
      verbs: ["Say", "Message"].map((name) => ({ name, attributes: {}, text: words, children: [] })),
    };
  }
  const document = readTwiml(words);
  if (document.kind === "document") return { kind: "verbs", verbs: document.verbs };
  return { kind: "failed", errorCode: 12100, message: `broken TwiML: ${document.message}` };
}

function noticeVerbs(network: Network, verbs: Verb[], { url }: Pick<Webhook, "url">, sid: string): Verb[] {
  for (const { name } of verbs) {
    if (!KNOWN_VERBS.has(name)) raiseAlert(network, 12200, `<${name}> is no TwiML verb`, url, sid);
  }
  return verbs;
}
