import { e164 } from "../step/phone-sql.ts";

/** What the years left in a database, found by a query of one text column: an example's id or name. */
export type ExceptionKind = {
  readonly kind: string;
  /** What the upgrade does about it. */
  readonly becomes: string;
  readonly query: string;
  /** Columns that must be there, or it is not asked. */
  readonly needs?: readonly (readonly [table: string, column: string])[];
  /** What is found is a business for the file of `--live-clients`. */
  readonly proposesLive?: true;
};

const twoRows = `
  SELECT c."clientId" AS id FROM onboarding_states o JOIN customers c ON c.id = o.customer_id GROUP BY 1 HAVING count(*) > 1`;
const oldRow = [["onboarding_states", "customer_id"]] as const;
const ownersOf = `
  SELECT o.id, count(b.id) AS owners FROM onboarding_states o JOIN customers c ON c.id = o.customer_id
  LEFT JOIN (SELECT id, ${e164('"phoneNumber"')} AS phone FROM clients WHERE "phoneNumber" IS NOT NULL) b ON b.phone = ${e164("c.phone")}
  GROUP BY o.id`;

const ofAnother = (table: string): ExceptionKind => ({
  kind: `rows of ${table} with another business's customer`,
  becomes: "stay as they are until the contract, which stops at them by name",
  query: `SELECT x.id FROM ${table} x JOIN customers c ON c.id = x."customerId" WHERE c."clientId" <> x."clientId"`,
});

const ofNobody = (table: string): ExceptionKind => ({
  kind: `rows of ${table} whose business is gone`,
  becomes: "stay as they are; no business sees them",
  query: `SELECT x.id FROM ${table} x WHERE NOT EXISTS (SELECT FROM clients WHERE id = x."clientId")`,
});

const settled = `s.metadata ->> 'onboarding_complete' = 'true'`;
const marked = `coalesce(to_jsonb(b) ->> 'onboardingComplete' = 'true', false)`;
const looksLive = `
  SELECT b.id FROM clients b LEFT JOIN client_settings s ON s."clientId" = b.id
  WHERE b.id <> 'client_jobrun' AND (b."twilioNumber" IS NOT NULL AND ${settled} OR ${marked})`;
/** Its own pool gave businesses numbers that may stand nowhere else. */
const looksLiveByPool = `
  SELECT b.id FROM clients b JOIN client_settings s ON s."clientId" = b.id
  WHERE b."twilioNumber" IS NULL AND ${settled} AND NOT ${marked} AND EXISTS (
    SELECT FROM (SELECT to_jsonb(p) AS j FROM twilio_number_pool p) rows WHERE coalesce(j ->> 'client_id', j ->> 'clientId') = b.id)`;
const silentOtherwise =
  "live where the file of --live-clients names them, they have a phone and a number, and silent otherwise";

export const businessesWithSeveralRows = "businesses to which the documented rule gives more than one onboarding row";

/** Everything that is looked for in a predecessor's database. */
export const exceptionKinds: readonly ExceptionKind[] = [
  {
    kind: "onboarding rows whose customer is gone",
    becomes: "kept apart in quarantine, whole",
    query: `SELECT o.id FROM onboarding_states o WHERE NOT EXISTS (SELECT FROM customers WHERE id = o.customer_id)`,
    needs: oldRow,
  },
  {
    kind: businessesWithSeveralRows,
    becomes: "the most advanced row, then the latest, is kept; the others are archived with that reason",
    query: twoRows,
    needs: oldRow,
  },
  ...[
    ["one business", "= 1", "that business's"],
    ["no business", "= 0", "a prospect's, of no business yet"],
    ["several businesses", "> 1", "held for a person"],
  ].map(([whom, owners, becomes]) => ({
    kind: `onboarding rows whose customer's phone is the owner's of ${whom ?? ""}`,
    becomes: `by --onboarding-rows owner-phone: ${becomes ?? ""}`,
    query: `SELECT id FROM (${ownersOf}) o WHERE owners ${owners ?? ""}`,
    needs: oldRow,
  })),
  {
    kind: "businesses that look live (their own number and onboarding_complete in their settings, or a mark of the predecessor's)",
    becomes: silentOtherwise,
    query: looksLive,
    proposesLive: true,
  },
  {
    kind: "businesses that look live (a number of its own pool and onboarding_complete in their settings)",
    becomes: silentOtherwise,
    query: looksLiveByPool,
    needs: [["twilio_number_pool", "id"]],
    proposesLive: true,
  },
  {
    kind: "owner phones on several businesses",
    becomes: "the first business has it in its new spelling; the others are kept apart in quarantine",
    query: `SELECT string_agg(id, ' and ' ORDER BY id) FROM clients WHERE "phoneNumber" IS NOT NULL
      GROUP BY ${e164('"phoneNumber"')} HAVING count(*) > 1 AND ${e164('min("phoneNumber")')} IS NOT NULL`,
  },
  {
    kind: "customers of one business with one phone in two spellings",
    becomes: "the first has it in its new spelling; the others are kept apart in quarantine",
    query: `SELECT string_agg(id, ' and ' ORDER BY id) FROM customers GROUP BY "clientId", ${e164("phone")}
      HAVING count(*) > 1 AND ${e164("min(phone)")} IS NOT NULL`,
  },
  {
    kind: "customers whose phone is no phone number",
    becomes: "kept apart in quarantine; they cannot be texted",
    query: `SELECT id FROM customers WHERE (${e164("phone")}) IS NULL`,
  },
  {
    kind: "numbers that several businesses have as their own",
    becomes: "the first business keeps it; the others have none",
    query: `SELECT string_agg(id, ' and ' ORDER BY id) FROM clients WHERE "twilioNumber" IS NOT NULL
      GROUP BY ${e164('"twilioNumber"')} HAVING count(*) > 1`,
  },
  {
    kind: "free numbers of its own pool",
    becomes: "in the pool, free for the next business",
    query: `SELECT j ->> 'id' FROM (SELECT to_jsonb(p) AS j FROM twilio_number_pool p) rows
      WHERE upper(j ->> 'status') = 'AVAILABLE' AND coalesce(j ->> 'client_id', j ->> 'clientId') IS NULL`,
    needs: [["twilio_number_pool", "id"]],
  },
  {
    kind: "numbers of its own pool that a business has",
    becomes: "that business's, where it has no other",
    query: `SELECT j ->> 'id' FROM (SELECT to_jsonb(p) AS j FROM twilio_number_pool p) rows
      WHERE coalesce(j ->> 'client_id', j ->> 'clientId') IS NOT NULL`,
    needs: [["twilio_number_pool", "id"]],
  },
  {
    kind: "old inbound texts that are an opt-out",
    becomes: "an opt-out of that customer from that business",
    query: `SELECT id FROM messages WHERE direction = 'INBOUND' AND lower(btrim(body)) IN
      ('stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'optout', 'revoke')`,
  },
  ...["messages", "conversations", "leads"].map(ofAnother),
  ...[
    "client_settings",
    "weekly_availability",
    "blocked_times",
    "recurrence_rules",
    "handover_states",
    "agent_logs",
    "impersonation_logs",
  ].map(ofNobody),
  {
    kind: "businesses with a UK phone and New York's time",
    becomes: "stay as they are: mend the time zone before they go live",
    query: `SELECT id FROM clients WHERE timezone = 'America/New_York' AND (${e164('"phoneNumber"')}) LIKE '+44%'`,
  },
  {
    kind: "conversations that a person had taken over",
    becomes: "stay as they are; JobRun answers in them again",
    query: `SELECT id FROM handover_states WHERE active`,
  },
  {
    kind: "businesses with their notices paused",
    becomes: "stay in their settings: pause their alerts with jobrun alerts off",
    query: `SELECT "clientId" FROM client_settings WHERE "notificationsPaused"`,
    needs: [["client_settings", "notificationsPaused"]],
  },
  {
    kind: "settings with an urgent alert number",
    becomes: "stay in their settings",
    query: `SELECT "clientId" FROM client_settings WHERE metadata ->> 'urgent_alert_number' <> ''`,
  },
  {
    kind: "settings with a booking link",
    becomes: "stay in their settings",
    query: `SELECT "clientId" FROM client_settings WHERE metadata ->> 'bookingUrl' <> ''`,
  },
];
