import type { Installation } from "../../test/support/installation.ts";

type Text = {
  readonly id: string;
  readonly state: string;
  readonly pence: number;
  readonly day: string | null;
  readonly queuedAt: string;
  readonly capped: boolean;
};

/** Whether each text counts for the day that the wall's calendar shows, and each day has its own money: each a sentence. */
export async function judgeDays(
  { records }: Installation,
  clientId: string,
  { zone, clientDayPence, asked }: { readonly zone: string; readonly clientDayPence: number; readonly asked: number },
): Promise<readonly string[]> {
  const texts = await records.rows<Text>(
    `SELECT id, state, pence::float8 AS pence, "spendDay"::text AS day, action NOT IN ('text_owner', 'notify_owner') AS capped,
       to_char("queuedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "queuedAt" FROM outbox WHERE "clientId" = $1`,
    [clientId],
  );
  const spend = await records.rows<{ day: string; pence: number }>(
    `SELECT day::text AS day, pence::float8 AS pence FROM spend WHERE "clientId" = $1`,
    [clientId],
  );
  const dayOf = ({ queuedAt }: Text) =>
    Temporal.Instant.from(queuedAt).toZonedDateTimeISO(zone).toPlainDate().toString();
  const sum = (some: readonly Text[]) => some.reduce((all, { pence }) => all + pence, 0);
  const misplaced = texts
    .filter((text) => text.day !== null && text.day !== dayOf(text))
    .map((text) => `text ${text.id} of ${dayOf(text)} counts for ${text.day}`);
  const days = [...Map.groupBy(texts, dayOf)].flatMap(([day, some]) => {
    const spent = spend.find((row) => row.day === day)?.pence ?? 0;
    const capped = some.filter((text) => text.capped);
    return [
      ...(spent === sum(some) ? [] : [`${day} has spent ${spent} pence, and its texts are ${sum(some)}`]),
      ...(sum(capped) <= clientDayPence ? [] : [`${sum(capped)} pence went to customers on ${day}`]),
      ...(capped.some(({ state }) => state === "accepted") ? [] : [`no money was left as ${day} began`]),
    ];
  });
  const answered = texts.filter((text) => text.capped).length;
  return [...misplaced, ...days, ...(answered < asked ? [] : ["no day's money was spent: nothing was tried"])];
}

/** Each hour of two years falls on the day that the wall's calendar shows. */
export async function judgeCalendar({ records }: Installation, zone: string): Promise<readonly string[]> {
  const hours = await records.rows<{ seconds: number; day: string }>(
    `SELECT extract(epoch FROM at)::float8 AS seconds, spend_day(at)::text AS day
     FROM generate_series('2027-01-01'::timestamptz, '2029-01-01', '1 hour') AS at`,
  );
  const wrong = hours.filter(({ seconds, day }) => {
    const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
    return at.toZonedDateTimeISO(zone).toPlainDate().toString() !== day;
  });
  return wrong.length === 0
    ? []
    : [`${wrong.length} of ${hours.length} hours count for another day than the calendar's`];
}
