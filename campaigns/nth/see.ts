import { checkHistory } from "../history/check-history.ts";
import { readHistory } from "../history/read-history.ts";
import { operatorPhone } from "../../test/support/installation.ts";
import type { Stage } from "./stage.ts";

/** What is there in the end, each thing a line: what handsets received, in order, and what was done. */
export type Seen = {
  readonly handsets: readonly string[];
  readonly effects: readonly string[];
  /** Those of the handsets' lines that were begun again after two look-ups had found nothing. */
  readonly begunAgain: readonly string[];
  /** What the offline checker finds in it. */
  readonly anomalies: readonly string[];
};

/** Columns that say what was done, and none that say when, how often it was tried, or by which id. */
const effects = {
  event: `SELECT kind, state, regexp_replace(outcome, '(event|client)_[A-Za-z0-9_]+', 'another') FROM inbox WHERE kind LIKE '%arrived' ORDER BY seq`,
  step: `SELECT count(*) FROM steps`,
  permit: `SELECT action, template, recipient FROM permits`,
  text: `SELECT action, template, recipient, state FROM outbox`,
  message: `SELECT direction::text, body FROM messages`,
  lead: `SELECT number, state::text, "jobType", location, postcode, "customerName", urgency FROM leads`,
  incident: `SELECT kind, state, times, "operatorToldAt" IS NOT NULL AS told FROM incidents`,
  "opt-out": `SELECT phone, source, "clearedAt" IS NOT NULL AS cleared FROM opt_outs`,
  held: `SELECT action, template, state FROM held_decisions`,
  timer: `SELECT kind, state FROM timers WHERE "everySeconds" IS NULL`,
  recurring: `SELECT kind, state FROM timers WHERE "everySeconds" IS NOT NULL`,
  spend: `SELECT "clientId" = 'client_jobrun' AS ours, pence FROM spend`,
  client: `SELECT "phoneE164", "businessName", "ownerName", trade, "areaInWords", "agreedAt" IS NOT NULL AS agreed, "liveBecause", "billingStatus",
    "testCallEventId" IS NOT NULL AS rung FROM clients WHERE id <> 'client_jobrun'`,
  "set-up": `SELECT current_state, (collected_fields - 'agreed_at')::text AS fields, "waitsSince" IS NOT NULL AS waits FROM onboarding_states`,
  number: `SELECT n.phone, n.role, n.state, c."phoneE164" FROM numbers n LEFT JOIN clients c ON c.id = n."clientId"`,
  switch: `SELECT "outboundPaused", "aiDisabled" FROM clients`,
  // A command that broke off is typed again, and each press is kept: what was pressed counts, not how often.
  press: `SELECT DISTINCT scope, what FROM audit`,
} as const;

/** Each stage has another one, and the terms stand there. */
const ourAddress = "http://our-address";

export async function seeAll({ home, client, customer, owner }: Stage): Promise<Seen> {
  const { records, network, publicUrl } = home;
  const phones = [customer, client.owner, owner, operatorPhone];
  const handsets = await Promise.all(
    phones.map(async (phone) =>
      (await network.bodiesTo(phone)).map((body) => `${phone} ${body.replaceAll(publicUrl, ourAddress)}`),
    ),
  );
  const lines = await Promise.all(
    Object.entries(effects).map(async ([what, sql]) =>
      (await records.rows<Record<string, unknown>>(sql))
        .map((row) => `${what}: ${Object.values(row).join(" | ")}`)
        .toSorted(),
    ),
  );
  const { failures } = checkHistory(await readHistory({ records, network, webhooks: [], pauses: [] }));
  const again = await records.rows<{ line: string }>(
    `SELECT recipient || ' ' || body AS line FROM outbox WHERE "secondAttempts" > 0`,
  );
  return {
    handsets: handsets.flat(),
    effects: lines.flat(),
    begunAgain: again.map(({ line }) => line.replaceAll(publicUrl, ourAddress)),
    anomalies: failures,
  };
}
