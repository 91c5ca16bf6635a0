import type { Installation } from "../../test/support/installation.ts";

type Day = { readonly clientId: string; readonly pence: string; readonly texts: string; readonly capped: string };

/** Whether each day's spend is what its texts cost, and whether what has a cap kept to it: each finding is a sentence. */
export async function judgeSpend(
  { records }: Installation,
  poorId: string,
  { dayPence, leftPence }: { readonly dayPence: number; readonly leftPence: number },
) {
  const days = await records.rows<Day>(`
    SELECT s."clientId", s.pence, coalesce(sum(o.pence), 0) AS texts,
      coalesce(sum(o.pence) FILTER (WHERE o.action <> 'text_owner'), 0) AS capped
    FROM spend s LEFT JOIN outbox o ON o."clientId" = s."clientId" AND o."spendDay" = s.day GROUP BY s."clientId", s.day, s.pence ORDER BY s.day`);
  // A run may go on past midnight: what was spent beforehand was of the first day.
  const poor = days.find(({ clientId }) => clientId === poorId);
  const failures = days.flatMap((day) => {
    const { clientId, pence, texts } = day;
    const before = day === poor ? dayPence - leftPence : 0;
    const wrong = Number(pence) !== Number(texts) + before;
    return wrong ? [`the day of ${clientId} is ${pence} pence, its texts are ${texts} beyond ${before}`] : [];
  });
  const spent = Number(poor?.capped ?? 0);
  if (spent > leftPence) failures.push(`${spent} pence were spent where ${leftPence} were left`);
  if (spent === 0) failures.push("the poor client spent nothing: nothing was tried");
  return { counts: { "pence spent of the poor client's 40": spent }, failures };
}
