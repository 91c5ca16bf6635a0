import type { Client } from "../store/clients.ts";
import { raiseIncident } from "../store/incidents.ts";
import type { Tx } from "../store/tenant.ts";

const ring = "The owner is told whom to ring.";
const limits = {
  money_cap: {
    per: "day",
    means: `has spent what a day may cost, and texts to its customers stop until midnight. ${ring}`,
  },
  first_contacts_reached: { per: "hour", means: `has texted as many new callers in an hour as it may. ${ring}` },
  first_contacts_of_block: {
    per: "hour",
    means: `has texted as many new callers in an hour as it may whose numbers are alike but for four figures. ${ring}`,
  },
  same_words_lately: {
    per: "hour",
    means: `would have sent a person the same words twice within ten minutes. ${ring}`,
  },
  too_many_to_ring: {
    per: "hour",
    means: "has more callers to ring than its owner is told of in an hour. Look at what rings there.",
  },
} as const;

export type Limit = keyof typeof limits;

export function isLimit(reason: string): reason is Limit {
  return reason in limits;
}

/** The operator hears once a client and day, or hour, that a limit keeps texts from people. */
export async function raiseLimit(tx: Tx, client: Client, limit: Limit, now: Temporal.Instant): Promise<void> {
  const { per, means } = limits[limit];
  const subject = londonTime(now).slice(0, per === "day" ? "2026-01-01".length : "2026-01-01T00".length);
  const detail = `${client.businessName} ${means}`;
  await raiseIncident(tx, client.id, { kind: limit, subject, detail }, now);
}

/** What a day has cost is counted by the day in London. */
function londonTime(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO("Europe/London").toPlainDateTime().toString();
}
