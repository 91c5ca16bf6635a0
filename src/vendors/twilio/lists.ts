import type { ReceivedEvent } from "../../domain/carrier-event.ts";
import type { Phone } from "../../domain/phone.ts";
import { callArrived, textArrived, textStatus } from "./events.ts";
import type { TwilioClient } from "./sdk.ts";

export type Asked = {
  readonly to: Phone | null;
  readonly from: Phone | null;
  readonly since: Temporal.Instant;
  /** The most that will be read, 1 to 10,000. */
  readonly limit: number;
};

const pageMax = 1_000;

/**
 * The carrier's own list of texts, as the events that its webhooks would have been: an inbound text as its arrival, one of
 * ours as its latest status (our outbox id is not in the list, so it is null). What is no text of a phone is left out.
 * Throws what the client throws.
 */
export async function listTexts(client: TwilioClient, asked: Asked): Promise<readonly ReceivedEvent[]> {
  const texts = await client.messages.list({ ...parties(asked), ...bounds(asked), dateSentAfter: date(asked.since) });
  return texts.flatMap((text) => {
    const { sid, from, to, body, status } = text;
    const origin = fromList(text, text.dateSent ?? text.dateCreated);
    const errorCode = codeOf(text.errorCode);
    const event =
      text.direction === "inbound"
        ? textArrived({ sid, from: from ?? "", to: to ?? "", body: body ?? "" }, origin)
        : textStatus({ sid, from: from ?? "", to: to ?? "", status, errorCode, outboxId: null }, origin);
    return event === null ? [] : [event];
  });
}

/** The carrier's own list of calls that came in, as arrivals. Calls that we made are left out. */
export async function listCalls(client: TwilioClient, asked: Asked): Promise<readonly ReceivedEvent[]> {
  const calls = await client.calls.list({ ...parties(asked), ...bounds(asked), startTimeAfter: date(asked.since) });
  return calls.flatMap((call) => {
    if (call.direction !== "inbound") return [];
    const { sid, from, to, forwardedFrom } = call;
    const origin = fromList(call, call.startTime ?? call.dateCreated);
    const event = callArrived({ sid, from: from ?? "", to: to ?? "", forwardedFrom: forwardedFrom ?? null }, origin);
    return event === null ? [] : [event];
  });
}

export type SoughtText = {
  readonly to: Phone;
  readonly from: Phone;
  readonly body: string;
  readonly since: Temporal.Instant;
};
export type FoundText = { readonly carrierId: string; readonly status: string; readonly errorCode: string | null };

/** Texts of ours that the carrier has for these words, oldest first. The carrier keeps no id of ours, so there may be several. */
export async function findSent(client: TwilioClient, sought: SoughtText): Promise<readonly FoundText[]> {
  const texts = await client.messages.list({
    to: sought.to,
    from: sought.from,
    dateSentAfter: date(sought.since),
    limit: foundMax,
    pageSize: foundMax,
  });
  const wanted = sought.body.trim();
  return texts
    .filter((text) => text.direction !== "inbound" && (text.body ?? "").trim() === wanted)
    .map((text) => ({ carrierId: text.sid, status: text.status, errorCode: codeOf(text.errorCode) }))
    .toReversed();
}

export type PricedText = { readonly carrierId: string; readonly pence: number };

/** What the carrier asks for the texts of one number, as far as it has said, and in pounds. */
export async function listPrices(
  client: TwilioClient,
  asked: { readonly from: Phone; readonly since: Temporal.Instant; readonly limit: number },
): Promise<readonly PricedText[]> {
  const { from, since, limit } = asked;
  const texts = await client.messages.list({ from, dateSentAfter: date(since), ...bounds({ limit }) });
  return texts.flatMap(({ sid, price, priceUnit }) => {
    const pence = penceOf(price, priceUnit);
    return pence === null ? [] : [{ carrierId: sid, pence }];
  });
}

/** "-0.0400" in GBP is 4: a price is what is taken from the account. Ten-thousandths of a penny are kept. */
function penceOf(price: string | null | undefined, unit: string | null | undefined): number | null {
  if (typeof price !== "string" || price === "" || unit?.toUpperCase() !== "GBP") return null;
  const pence = Math.round(Number(price) * -1_000_000) / 10_000;
  return pence >= 0 && Number.isFinite(pence) ? Math.abs(pence) : null;
}

function codeOf(code: number | null | undefined): string | null {
  return code === null || code === undefined ? null : String(code);
}

const foundMax = 100;

function parties({ to, from }: Asked): { to?: string; from?: string } {
  return { ...(to === null ? {} : { to }), ...(from === null ? {} : { from }) };
}

function bounds({ limit }: Pick<Asked, "limit">): { limit: number; pageSize: number } {
  return { limit, pageSize: Math.min(limit, pageMax) };
}

function date(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** The carrier's dates are missing while a text is queued, and its client makes an invalid date of nonsense. */
function fromList(resource: object, when: Date | null | undefined) {
  const time = when?.getTime() ?? Number.NaN;
  return {
    raw: Buffer.from(JSON.stringify(resource)),
    door: "sweep",
    happenedAt: Number.isNaN(time) ? null : Temporal.Instant.fromEpochMilliseconds(time),
  } as const;
}
