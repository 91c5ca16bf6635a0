import { textsInBurstMax } from "../../../src/domain/burst.ts";
import type * as real from "../../../src/store/bursts.ts";
import { LeaseLost } from "../../../src/store/inbox.ts";
import type { InboxRow } from "../port/rows.ts";
import { instant, notSimulated, statement } from "../port/statement.ts";

export const waitingBehind: typeof real.waitingBehind = async (tx, { clientId, id }) => {
  const { session, t } = await statement(tx);
  const leader = t.inbox.find(session, (row) => row.clientId === clientId && row.id === id);
  if (leader === undefined || leader.burstUntil === null || leader.failures > 0) return [];
  return behind(t.inbox.all(session), leader)
    .slice(0, textsInBurstMax - 1)
    .map((row) => ({
      id: row.id,
      event: row.event,
      receivedAt: instant(row.receivedAt),
      mayWait: row.burstUntil !== null,
    }));
};

export const nextEventAt: typeof real.nextEventAt = () => notSimulated("nextEventAt");

export const finishBehind: typeof real.finishBehind = async (tx, leader, ids, outcome, now) => {
  if (ids.length === 0) return;
  const { session, database, t } = await statement(tx);
  const held = t.inbox.find(session, (row) => row.clientId === leader.clientId && row.id === leader.id);
  const isHeld = held?.state === "waiting" && String(held.fence) === leader.fence;
  let done = 0;
  for (const { clientId, id } of isHeld ? behind(t.inbox.all(session), held) : []) {
    if (!ids.includes(id)) continue;
    const finished = { state: "done", outcome, finishedAt: now.epochMilliseconds } as const;
    const isWaiting = ({ state }: InboxRow) => state === "waiting";
    const row = await t.inbox.change(session, `${clientId} ${id}`, isWaiting, (each) => ({ ...each, ...finished }));
    done += row === null ? 0 : 1;
  }
  if (done !== ids.length) throw new LeaseLost(`event ${leader.id}`);
  database.rare("texts were read as one");
  if (leader.attempts > 1) database.rare("a burst was read by who claimed it again");
};

function behind(rows: readonly InboxRow[], leader: InboxRow): readonly InboxRow[] {
  return rows
    .filter(({ thread, state, seq, clientId }) => {
      return thread === leader.thread && clientId === leader.clientId && state === "waiting" && seq > leader.seq;
    })
    .toSorted((one, other) => one.seq - other.seq);
}
