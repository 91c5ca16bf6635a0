import type * as real from "../../../src/store/opt-outs.ts";
import { notSimulated, statement } from "../port/statement.ts";
import { newId } from "./new-id.ts";

export const optOut: typeof real.optOut = async (tx, { clientId, phone, source, eventId }) => {
  const { session, t } = await statement(tx);
  const id = newId("optout");
  // The exclusive side of the lock that every claim takes.
  await session.lock(`customer:${clientId}:${phone}`);
  await t.optOuts.insert(session, { clientId, id, phone, eventId, source, cleared: false });
};

export const optIn: typeof real.optIn = async (tx, clientId, phone, eventId) => {
  const { session, t } = await statement(tx);
  const event = t.inbox.get(session, `${clientId} ${eventId}`)?.event;
  const letters =
    event?.kind === "text_arrived"
      ? event.body
          .normalize("NFKC")
          .toLowerCase()
          .replace(/[^a-z]/g, "")
      : "";
  if (event?.from !== phone || (letters !== "start" && letters !== "unstop")) {
    throw Object.assign(new Error(`event ${eventId} is no START of this person`), { code: "42501" });
  }
  const open = t.optOuts.find(session, (row) => row.clientId === clientId && row.phone === phone && !row.cleared);
  if (open === undefined) return;
  await t.optOuts.change(
    session,
    `${clientId} ${open.id}`,
    (row) => !row.cleared,
    (row) => ({ ...row, cleared: true }),
  );
};

/** Asked in set-up alone. */
export const hasOptedOut: typeof real.hasOptedOut = async () => notSimulated("hasOptedOut");
