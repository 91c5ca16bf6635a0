import { randomUUID } from "node:crypto";
import type { Network } from "../network.ts";
import { wait } from "../wait.ts";
import { readOverride, type Tries, type TryFailure } from "./connection-override.ts";
import { postForm, type Answer, type Unanswered } from "./post-form.ts";
import { sign, withoutFragment } from "./signature.ts";
import { turnstile } from "./turnstile.ts";

const atOnceMax = 256;
const redirectsMax = 3;
const betweenTriesMs = 50;
const enter = turnstile(atOnceMax);

export type Webhook = { url: string; method: string; form: Record<string, string> };
export type Delivered = { kind: "answered"; contentType: string; body: string };
export type Undelivered = { kind: "undelivered"; errorCode: 11200 | 11205; message: string };

/**
 * One series of tries: retries as the address's fragment allows, all of them within its total time (15 s at most).
 * Anything but a 2xx answer in the end is undelivered: 11205 for no answer, 11200 for a wrong one.
 */
export function deliver(network: Network, webhook: Webhook, signal: AbortSignal): Promise<Delivered | Undelivered> {
  return enter(() => tryAll(network, webhook, readOverride(webhook.url), signal));
}

/** As `deliver`, but one try only, as the fallback address gets it. */
export function deliverOnce(network: Network, webhook: Webhook, signal: AbortSignal): Promise<Delivered | Undelivered> {
  return enter(() => tryAll(network, webhook, { ...readOverride(webhook.url), retries: 0 }, signal));
}

async function tryAll(
  network: Network,
  webhook: Webhook,
  tries: Tries,
  signal: AbortSignal,
): Promise<Delivered | Undelivered> {
  const deadline = performance.now() + tries.totalMs;
  const token = randomUUID();
  for (let attempt = 0; ; attempt += 1) {
    const totalMs = Math.max(1, deadline - performance.now());
    const answer = await follow(network, webhook, { ...tries, totalMs }, token, signal);
    const failure = failureOf(answer);
    if (failure === null && answer.kind === "answered") {
      return { kind: "answered", contentType: answer.contentType, body: answer.body };
    }
    const again = failure !== null && tries.retryOn.has(failure) && attempt < tries.retries;
    if (!again || signal.aborted || performance.now() + betweenTriesMs >= deadline)
      return undelivered(answer, attempt + 1);
    await wait(betweenTriesMs, signal);
  }
}

/** A redirect is followed as Twilio follows it: with a GET, and the fields are gone. */
async function follow(
  network: Network,
  webhook: Webhook,
  bounds: Tries,
  token: string,
  signal: AbortSignal,
): Promise<Answer | Unanswered> {
  const deadline = performance.now() + bounds.totalMs;
  let next = webhook;
  for (let hop = 0; ; hop += 1) {
    const totalMs = Math.max(1, deadline - performance.now());
    const answer = await postForm(signed(network, next, token), { ...bounds, totalMs }, signal);
    if (answer.kind === "unanswered" || answer.location === null || hop === redirectsMax) return answer;
    if (answer.status < 300 || answer.status > 399 || !URL.canParse(answer.location, next.url)) return answer;
    next = { url: new URL(answer.location, next.url).href, method: "GET", form: {} };
  }
}

function signed(network: Network, webhook: Webhook, token: string): Parameters<typeof postForm>[0] {
  const fields = new URLSearchParams(webhook.form).toString();
  const bare = withoutFragment(webhook.url);
  const get = webhook.method === "GET";
  const url = get && fields !== "" ? `${bare}${bare.includes("?") ? "&" : "?"}${fields}` : bare;
  const body = get ? "" : fields;
  const headers = {
    "content-type": "application/x-www-form-urlencoded; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    accept: "*/*",
    "user-agent": "TwilioProxy/1.1",
    "i-twilio-idempotency-token": token,
    "x-twilio-signature": sign(network.authToken, url, get ? {} : webhook.form),
  };
  return { method: webhook.method, url, headers, body };
}

function failureOf(answer: Answer | Unanswered): TryFailure | null {
  if (answer.kind === "unanswered") return answer.failure;
  if (answer.status >= 500) return "5xx";
  return answer.status >= 200 && answer.status < 300 ? null : "4xx";
}

function undelivered(answer: Answer | Unanswered, attempts: number): Undelivered {
  const errorCode = answer.kind === "answered" ? 11200 : 11205;
  const what = answer.kind === "answered" ? `answered ${answer.status}` : answer.message;
  return { kind: "undelivered", errorCode, message: `${what} (${attempts} ${attempts === 1 ? "try" : "tries"})` };
}
