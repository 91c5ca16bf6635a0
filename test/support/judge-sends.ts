import type { Installation } from "./installation.ts";

/** What may never be, whatever went wrong: each finding is a sentence. */
export async function judgeSends({ network, records }: Installation): Promise<readonly string[]> {
  const accepted = (await network.sends()).filter(({ accepted: taken }) => taken);
  const byText = Map.groupBy(accepted, ({ outboxId }) => outboxId);
  const twice = [...byText].filter(([, sends]) => sends.length > 1).map(([id]) => `${id} was accepted more than once`);
  const nameless = accepted.filter(({ outboxId }) => outboxId === "").map(({ sid }) => `${sid} carries no id of ours`);

  const answered = await records.rows<{ id: string; seq: string }>(`
    SELECT o.id, i.seq FROM outbox o JOIN inbox i ON i."clientId" = o."clientId" AND i.id = split_part(o.slot, '/', 1)
    WHERE o.action <> 'text_owner'`);
  const seqOf = new Map(answered.map(({ id, seq }) => [id, Number(seq)]));
  // An owner hears of many conversations at once; only within one of them is there an order.
  const replies = accepted.filter(({ outboxId }) => seqOf.has(outboxId));
  const overtaken = [...Map.groupBy(replies, ({ form }) => `${form["From"]} ${form["To"]}`)].flatMap(
    ([pair, sends]) => {
      const order = sends.map(({ outboxId }) => seqOf.get(outboxId) ?? 0);
      return order.some((seq, at) => seq < (order[at - 1] ?? 0)) ? [`replies on ${pair} overtook each other`] : [];
    },
  );
  return [...twice, ...nameless, ...overtaken];
}

/** What the network tried to tell us and an inbox does not hold exactly once. */
export async function judgeIntake(
  { network, records }: Installation,
  ours: readonly string[],
): Promise<readonly string[]> {
  const rows = await records.rows<{ key: string; times: string }>(
    `SELECT key, count(*) AS times FROM inbox GROUP BY key`,
  );
  const times = new Map(rows.map((row) => [row.key, Number(row.times)]));
  const calls = (await network.calls()).filter(({ to }) => ours.includes(to)).map(({ sid }) => `call-in:${sid}`);
  const texts = (await Promise.all(ours.map((number) => network.textsAt(number))))
    .flat()
    .map(({ sid }) => `sms-in:${sid}`);
  return [...calls, ...texts].flatMap((key) =>
    times.get(key) === 1 ? [] : [`${key} is in the inbox ${times.get(key) ?? 0} times`],
  );
}
