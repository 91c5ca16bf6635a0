import type * as real from "../../../src/store/held.ts";
import type { OutboxRow } from "../port/rows.ts";
import { changeText } from "../port/outbox.ts";
import { instant, statement } from "../port/statement.ts";
import { newId } from "./new-id.ts";

export const holdDecision: typeof real.holdDecision = async (tx, request, { conversationId, expiresAt }, reason) => {
  const { session, database, t } = await statement(tx);
  database.rare("a pause held a decision");
  const times = { expiresAt: expiresAt.epochMilliseconds };
  await t.held.insert(session, { ...request, id: newId("held"), conversationId, reason, state: "waiting", ...times });
};

export const heldIn: typeof real.heldIn = async (db, scope) => {
  const { session, t } = await statement(db);
  const house = t.platform.get(session, "platform");
  const texts = t.outbox.all(session).flatMap((row) => {
    const reason = row.state === "held" ? row.reason : pausedSince(row);
    return reason === null ? [] : [{ kind: "text" as const, row, reason }];
  });
  const decisions = t.held
    .where(session, ({ state }) => state === "waiting")
    .map((row) => ({ kind: "decision" as const, row, reason: row.reason }));
  return [...texts, ...decisions]
    .filter(({ row }) => scope.level === "platform" || row.clientId === scope.clientId)
    .filter(({ row }) => scope.level !== "customer" || row.recipient === scope.phone)
    .toSorted(({ row: one }, { row: other }) => one.expiresAt - other.expiresAt || (one.id < other.id ? -1 : 1))
    .map(({ kind, row, reason }) => {
      const { clientId, id, action, recipient, template } = row;
      return { kind, clientId, id, action, recipient, template, reason, expiresAt: instant(row.expiresAt) };
    });

  /** Queued before a pause that is lifted by now: its claim will hold it. */
  function pausedSince(row: OutboxRow): string | null {
    if (row.state !== "queued") return null;
    const before = (resumedAt: number | null | undefined) => resumedAt != null && row.askedForAt < resumedAt;
    const ofClient = !/^(?:text_owner|answer_owner|notify_owner|text_safety|text_operator)$/.test(row.action);
    if (before(house?.outboundResumedAt) && row.action !== "text_operator") return "platform_paused";
    if (before(t.clients.get(session, row.clientId)?.outboundResumedAt) && ofClient) return "client_paused";
    const pause = t.pauses.get(session, `${row.clientId} ${row.recipient}`);
    return before(pause?.resumedAt) && !/^text_(?:safety|operator)$/.test(row.action) ? "customer_paused" : null;
  }
};

export const releaseText: typeof real.releaseText = async (tx, clientId, id, now) => {
  const { session, database, at } = await statement(tx);
  const key = `${clientId} ${id}`;
  const [isQueued, isHeld] = [(row: OutboxRow) => row.state === "queued", (row: OutboxRow) => row.state === "held"];
  await changeText(session, key, isQueued, (row) => ({ ...row, state: "held", reason: "queued before a pause" }));
  const ms = now.epochMilliseconds;
  const late = (row: OutboxRow) => isHeld(row) && row.expiresAt <= ms;
  const reason = "expired while it was held";
  await changeText(session, key, late, (row) => ({ ...row, state: "expired", reason, settledAt: ms }));
  const dueAt = (row: OutboxRow) => Math.max(row.dueAt, at);
  const freed = await changeText(session, key, isHeld, (row) => ({
    ...row,
    state: "queued",
    reason: null,
    dueAt: dueAt(row),
  }));
  if (freed !== null) database.rare("a held text was asked for again");
  return freed !== null;
};

export const lockDecision: typeof real.lockDecision = async (tx, clientId, id) => {
  const { session, t } = await statement(tx);
  const row = await t.held.lock(session, `${clientId} ${id}`);
  if (row === undefined || row.state !== "waiting") return null;
  const { action, recipient, sender, template, slot, body, conversationId } = row;
  const customerId = t.conversations.get(session, `${clientId} ${conversationId}`)?.customerId ?? null;
  const request = { clientId, action, recipient, sender, template, slot, body };
  return { id, ...request, conversationId, expiresAt: instant(row.expiresAt), customerId };
};

export const endDecision: typeof real.endDecision = async (tx, { clientId, id }, state) => {
  const { session, t } = await statement(tx);
  await t.held.change(
    session,
    `${clientId} ${id}`,
    () => true,
    (row) => ({ ...row, state }),
  );
};
