import RequestClient from "twilio/lib/base/RequestClient.js";
import Twilio from "twilio/lib/rest/Twilio.js";
import VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { Agent } from "node:http";
import { RateLimited, readRetryAfter } from "./rate-limited.ts";

export { getExpectedTwilioSignature, VoiceResponse };
export type TwilioClient = InstanceType<typeof Twilio>;

/** One request to the carrier, from connect to the last byte. */
const sendTimeoutMs = 5_000;
const socketsMax = 32;
const answerBytesMax = 8 * 1024 * 1024;

export type RestSettings = {
  readonly accountSid: string;
  readonly authToken: string;
  /** Scheme and host of the REST API, such as `https://api.twilio.com`. */
  readonly apiBaseUrl: string;
  readonly timeoutMs?: number;
  /** Settles before each request, which is not made where it rejects. */
  readonly before?: () => Promise<void>;
};

/**
 * The official client, unchanged but for its base address. It never retries by itself: creating a message is not
 * idempotent (telephony page, A3). Region, edge and log level from the environment are shut out on purpose.
 */
export function connectTwilio(settings: RestSettings): TwilioClient {
  if (settings.authToken === "") throw new Error("the Twilio auth token is empty");
  const httpClient = new RebasedRequests(new URL(settings.apiBaseUrl).origin, settings);
  return new Twilio(settings.accountSid, settings.authToken, { httpClient, edge: "", region: "", logLevel: "error" });
}

const ownHost = /^https:\/\/api(\.(?:[a-z0-9-]+\.)*twilio\.com)$/;

/** Twilio's products have hosts beside `api`; anywhere else one origin stands for all of them. */
export function addressAt(origin: string, asked: string): string {
  const { hostname, pathname, search } = new URL(asked);
  const [, ofTwilio] = ownHost.exec(origin) ?? [];
  const [product] = hostname.split(".");
  return (ofTwilio === undefined ? origin : `https://${product}${ofTwilio}`) + pathname + search;
}

class RebasedRequests extends RequestClient {
  readonly #origin: string;
  readonly #before: () => Promise<void>;

  constructor(origin: string, { timeoutMs = sendTimeoutMs, before = async () => undefined }: RestSettings) {
    super({
      timeout: timeoutMs,
      autoRetry: false,
      keepAlive: true,
      maxSockets: socketsMax,
      maxTotalSockets: socketsMax,
    });
    this.#origin = origin;
    this.#before = before;
    this.axios.defaults.httpAgent = new Agent({ keepAlive: true, maxSockets: socketsMax, timeout: timeoutMs });
    this.axios.defaults.maxContentLength = answerBytesMax;
    // The client's own time-out is of silence; a dripping answer needs a bound on the whole.
    this.axios.interceptors.request.use((config) => ({ ...config, signal: AbortSignal.timeout(timeoutMs) }));
  }

  override async request<TData>(options: RequestClient.RequestOptions<TData>) {
    await this.#before();
    const response = await super.request({ ...options, uri: addressAt(this.#origin, options.uri) });
    // The client's own exception drops the headers, and Retry-After with them.
    if (response.statusCode === 429) throw new RateLimited(readRetryAfter(response.headers));
    return response;
  }
}
