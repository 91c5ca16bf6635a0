import type { Model, Owner, Place } from "./model.ts";
import type { Street } from "./street.ts";

/** What the database says of one owner's client; nothing where there is none. */
export type Row = {
  readonly phone: string;
  readonly state: string;
  readonly open: { readonly is: string; readonly step?: { readonly code: string } };
  readonly number: string | null;
  readonly numbers: number;
  readonly waits: boolean;
  readonly live: boolean;
  readonly business: string;
  readonly proven: boolean;
};

const clients = `
  SELECT c."phoneE164" AS phone, o.current_state::text AS state, o.collected_fields -> 'open' AS open, n.phone AS number,
    (SELECT count(*)::integer FROM numbers m WHERE m."clientId" = c.id AND m.state = 'assigned') AS numbers,
    o."waitsSince" IS NOT NULL AS waits, c."onboardingComplete" AS live, c."businessName" AS business,
    EXISTS (SELECT FROM inbox e WHERE e."clientId" = c.id AND e.kind = 'call_arrived' AND e."ourNumber" = n.phone
      AND e."receivedAt" >= n."assignedAt" AND e.event ->> 'from' ~ '^\\+44' AND e.event ->> 'from' <> c."phoneE164") AS proven
  FROM clients c JOIN onboarding_states o ON o."clientId" = c.id
    LEFT JOIN LATERAL (SELECT * FROM numbers m WHERE m."clientId" = c.id AND m.state = 'assigned' LIMIT 1) n ON true
  WHERE c."closedAt" IS NULL AND c.id <> 'client_jobrun' ORDER BY o."waitsSince", c.id`;

/** Those who wait come first, the longest first. */
export const readClients = (street: Street) => street.rows<Row>(clients);

const storedAs: Readonly<Record<Exclude<Place, "unknown">, readonly [state: string, open: string]>> = {
  trade: ["S1_BUSINESS_TYPE_LOCATION", "trade_and_area"],
  name: ["S2_BUSINESS_NAME", "business_name"],
  person: ["S3_OWNER_NAME", "owner_name"],
  alerts: ["S4_NOTIFICATION_PREF", "alerts"],
  agreement: ["S5_CONFIRM_LIVE", "agreement"],
  number: ["S5_CONFIRM_LIVE", "number"],
  phone: ["S6_PHONE_TYPE", "phone"],
  divert: ["S7_FWD_SENT", "divert"],
  test_call: ["S8_FWD_CONFIRM", "test_call"],
  live: ["COMPLETE", ""],
};
const codes = ["no_answer", "unreachable", "busy"];

/** Everything in which model and database differ, and what may never be, whatever the model says; each a sentence. */
export async function differences(street: Street, model: Model): Promise<readonly string[]> {
  const rows = await readClients(street);
  const [pool] = await street.rows<{ free: number }>(
    `SELECT count(*)::integer AS free FROM numbers WHERE state = 'warm' AND role = 'OPERATIONAL'`,
  );
  const waiting = rows.filter(({ waits }) => waits).map(({ phone }) => phone);
  const queue = model.queue.map((owner) => street.phones[model.owners.indexOf(owner)]);
  return [
    ...street.wrong,
    ...model.owners.flatMap((owner, at) =>
      compare(
        owner,
        rows.filter(({ phone }) => phone === street.phones[at]),
      ).map((finding) => `owner ${at}: ${finding}`),
    ),
    ...rows.flatMap((row) => never(row)),
    ...(pool?.free === model.free ? [] : [`${pool?.free} numbers are free, and not ${model.free}`]),
    ...(waiting.join() === queue.join() ? [] : [`${waiting.join()} wait, and not ${queue.join()}`]),
  ];
}

function compare(owner: Owner, rows: readonly Row[]): readonly string[] {
  const [row, ...more] = rows;
  if (more.length > 0) return [`${rows.length} businesses on one phone`];
  if (row === undefined || owner.place === "unknown")
    return (row === undefined) === (owner.place === "unknown") ? [] : [`${owner.place}, and its row: ${row?.state}`];
  const [state, open] = storedAs[owner.place];
  // What an operator completes keeps the question that was open.
  const expected = [state, owner.place === "live" ? row.open.is : open, codeOf(owner), owner.hasNumber, owner.named];
  const seen = [row.state, row.open.is, codeOf(owner, row), row.number !== null, row.business];
  const live = row.live === (owner.place === "live");
  return expected.join() === seen.join() && live ? [] : [`${seen.join()}, and not ${expected.join()}`];
}

function codeOf({ place, code }: Owner, row?: Row): number | null {
  if (place !== "divert") return null;
  return row === undefined ? code : codes.indexOf(row.open.step?.code ?? "");
}

function never({ phone, state, numbers, live, proven }: Row): readonly string[] {
  return [
    ...(numbers > 1 ? [`${phone} has ${numbers} numbers`] : []),
    ...(live && !proven ? [`${phone} is live and nobody else has rung`] : []),
    ...(live === (state === "COMPLETE") ? [] : [`${phone} is ${live ? "" : "not "}live at ${state}`]),
  ];
}
