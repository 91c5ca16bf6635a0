import type { Client } from "pg";
import { othersArchived } from "../../migrations/predecessor/onboarding-rows.ts";
import type { LiveUpgrade } from "./live-upgrade.ts";
import { whatBecame } from "./kept-rows.ts";

export type Judged = { readonly counts: Readonly<Record<string, number>>; readonly failures: readonly string[] };

const digits = (phone: string) => `'+44' || right(regexp_replace(${phone}, '[^0-9]', '', 'g'), 10)`;
const apart = (table: string, id: string) =>
  `EXISTS (SELECT FROM quarantined_rows q WHERE q."tableName" = '${table}' AND q."rowId" = ${id})`;
const ofTraffic = (table: string, like: string) =>
  `FROM ${table} t WHERE t.id LIKE '${like}' AND NOT EXISTS (SELECT FROM kept.${table} k WHERE k.id = t.id)`;

/** What must be of no row, each as a sentence and the rows of which it is so all the same. */
const ofNone: Readonly<Record<string, string>> = {
  "customers without the new spelling who are not kept apart": `FROM customers t WHERE t."phoneE164" IS NULL AND NOT ${apart("customers", "t.id")}`,
  "customers with the new spelling who are kept apart": `FROM customers t WHERE t."phoneE164" IS NOT NULL AND ${apart("customers", "t.id")}`,
  "customers whose new spelling is another phone's": `FROM customers t WHERE t."phoneE164" <> ${digits("t.phone")}`,
  "owners' phones without the new spelling that are not kept apart": `FROM clients t JOIN kept.clients k USING (id)
    WHERE t."phoneNumber" IS NOT NULL AND t."phoneE164" IS NULL AND NOT ${apart("clients", "t.id")}`,
  "owners' phones whose new spelling is another's": `FROM clients t WHERE t."phoneE164" <> ${digits(`t."phoneNumber"`)}`,
  "businesses whose number is not in the pool as theirs": `FROM clients t JOIN kept.clients k USING (id) WHERE t."twilioNumber" IS NOT NULL
    AND NOT EXISTS (SELECT FROM numbers n WHERE n."clientId" = t.id AND n.phone = ${digits(`t."twilioNumber"`)} AND n.state = 'assigned')`,
  "onboarding rows that neither a business has nor are kept apart": `FROM onboarding_states t WHERE t."clientId" IS NULL AND NOT ${apart("onboarding_states", "t.id")}`,
  "onboarding rows that a business has and are kept apart": `FROM onboarding_states t WHERE t."clientId" IS NOT NULL AND ${apart("onboarding_states", "t.id")}`,
  "onboarding rows of a business that are not its customer's": `FROM onboarding_states t JOIN customers c ON c.id = t.customer_id WHERE t."clientId" <> c."clientId"`,
  "businesses of which a row is kept that is not the most advanced, then the latest": `FROM (
      SELECT DISTINCT ON (c."clientId") c."clientId" AS client, o.id FROM onboarding_states o JOIN kept.onboarding_states k USING (id)
      JOIN customers c ON c.id = o.customer_id ORDER BY c."clientId", o.current_state DESC, o.updated_at DESC, o.id DESC) best
    WHERE NOT EXISTS (SELECT FROM onboarding_states o WHERE o.id = best.id AND o."clientId" = best.client)`,
  "old texts that are an opt-out and did not become one": `FROM messages t JOIN kept.messages k USING (id) JOIN customers c ON c.id = t."customerId"
    WHERE t.direction = 'INBOUND' AND t.body = 'STOP' AND NOT EXISTS (SELECT FROM opt_outs o WHERE o."clientId" = t."clientId" AND o.phone = c."phoneE164")`,
};

/** What became of the onboarding rows that were there before, each counted once. */
const onboardingRows = `
  SELECT count(*)::int AS before, (count(*) FILTER (WHERE t."clientId" IS NOT NULL))::int AS mapped,
    (count(*) FILTER (WHERE t."clientId" IS NULL AND q.reason LIKE 'another row of this business%'))::int AS merged,
    (count(*) FILTER (WHERE t."clientId" IS NULL AND q.reason = 'its customer is gone'))::int AS quarantined
  FROM kept.onboarding_states k JOIN onboarding_states t USING (id)
  LEFT JOIN quarantined_rows q ON q."tableName" = 'onboarding_states' AND q."rowId" = t.id AND q.step = '${othersArchived}'`;

/** Every row that was there is there, says what it said, and became what it must; every row that the traffic wrote is there. */
export async function judgeRows(root: Client, { programs }: LiveUpgrade): Promise<Judged> {
  const count = async (from: string) =>
    (await root.query<{ n: number }>(`SELECT count(*)::int AS n ${from}`)).rows[0]?.n ?? 0;
  const failures: string[] = [];
  const kept = await whatBecame(root);
  for (const { table, lost, changed } of kept) {
    if (lost > 0) failures.push(`${lost} rows of ${table} are lost`);
    if (changed > 0) failures.push(`${changed} rows of ${table} say something else`);
  }
  for (const [what, from] of Object.entries(ofNone)) {
    const found = await count(from);
    if (found > 0) failures.push(`${found} ${what}`);
  }
  const { rows } = await root.query<Record<"before" | "mapped" | "merged" | "quarantined", number>>(onboardingRows);
  const [sums = { before: 0, mapped: 0, merged: 0, quarantined: 0 }] = rows;
  const { before, mapped, merged, quarantined } = sums;
  if (before === 0 || before !== mapped + merged + quarantined)
    failures.push(`of ${before} onboarding rows ${mapped} are mapped, ${merged} merged and ${quarantined} quarantined`);
  const { old, ours } = programs;
  const written = [
    ["customers of old programs", old.believed.customers, await count(ofTraffic("customers", "cust\\_%"))],
    ["conversations of old programs", old.believed.conversations, await count(ofTraffic("conversations", "conv\\_%"))],
    ["texts of old programs", old.believed.messages, await count(ofTraffic("messages", "msg%\\_%"))],
    ["leads of old programs", old.believed.leads, await count(ofTraffic("leads", "lead\\_%"))],
    [
      "onboarding rows of old programs",
      old.believed.onboarding_states,
      await count(ofTraffic("onboarding_states", "onb\\_%")),
    ],
    ["customers of ours", ours.believed.customers, await count(ofTraffic("customers", "customer\\_%"))],
    ["events of ours", ours.believed.events, await count("FROM inbox")],
  ] as const;
  for (const [what, believed, found] of written) {
    if (believed !== found) failures.push(`${believed} ${what} were written, and there are ${found}`);
  }
  return {
    counts: {
      "rows before": kept.reduce((sum, { all }) => sum + all, 0),
      "onboarding rows: mapped": mapped,
      "onboarding rows: merged, archived": merged,
      "onboarding rows: quarantined": quarantined,
      "customers in the new spelling": await count(`FROM customers WHERE "phoneE164" IS NOT NULL`),
      "rows that the traffic wrote": written.reduce((sum, [, , found]) => sum + found, 0),
    },
    failures,
  };
}
