import type * as real from "../../../src/store/permits.ts";
import { judge } from "../../../src/domain/policy.ts";
import { readFacts } from "../port/read-facts.ts";
import { instant, statement } from "../port/statement.ts";

export const grantPermit: typeof real.grantPermit = async (tx, id, request, segments, now) => {
  const { session, database, t } = await statement(tx);
  const { clientId, action, recipient, template, slot } = request;
  if (clientId !== session.tenant) {
    throw Object.assign(new Error("a permit for another tenant was asked for"), { code: "42501" });
  }
  await session.lock(`permit:${clientId}:${recipient}`);
  if (action === "use_ai") await session.lock(`model:${clientId}`);
  if (template === "send_first_text") await session.lock(`first:${clientId}`);
  const nowMs = now.epochMilliseconds;
  const facts = readFacts(session, database, { ...request, segments, askedForMs: null, nowMs });
  const verdict = judge(action, facts, "first");
  if (verdict.allowed) {
    await t.permits.insertNew(session, { ...request, id, segments, grantedAt: nowMs });
    return { refusal: null, block: null, facts };
  }
  const { reason, block } = verdict;
  t.refusals.write(session, { clientId, id, slot, reason, block });
  return { refusal: reason, block, facts };
};

export const lastPermitAt: typeof real.lastPermitAt = async (tx, clientId, template, recipient) => {
  const { session, t } = await statement(tx);
  const granted = t.permits.where(
    session,
    (row) => row.clientId === clientId && row.template === template && row.recipient === recipient,
  );
  return granted.length === 0 ? null : instant(Math.max(...granted.map(({ grantedAt }) => grantedAt)));
};

export const permitsSince: typeof real.permitsSince = async (tx, clientId, template, since) => {
  const { session, t } = await statement(tx);
  const sinceMs = since.epochMilliseconds;
  return t.permits.where(
    session,
    (row) => row.clientId === clientId && row.template === template && row.grantedAt > sinceMs,
  ).length;
};
