import type * as real from "../../../src/store/incidents.ts";
import { houseClient } from "../../../src/domain/ids.ts";
import { acrossTenants, statement } from "../port/statement.ts";
import { newId } from "./new-id.ts";

const dayMs = 86_400_000;

export const raiseIncident: typeof real.raiseIncident = async (tx, clientId, { kind, subject, detail }, now) => {
  const { session, t } = await statement(tx);
  const fresh = { state: "open", times: 1, openedAt: now.epochMilliseconds, operatorToldAt: null } as const;
  const open = await t.incidents.insert(session, { clientId, id: newId("incident"), kind, subject, detail, ...fresh });
  if (open === null) return;
  await t.incidents.change(
    session,
    `${clientId} ${open.id}`,
    () => true,
    (row) => ({
      ...row,
      times: row.times + 1,
      detail,
    }),
  );
};

export const untoldIncidents: typeof real.untoldIncidents = async (tx, now) => {
  const { session, t } = await statement(tx);
  acrossTenants(session);
  const since = now.epochMilliseconds - dayMs;
  return t.incidents
    .where(session, (row) => row.operatorToldAt === null && row.state === "open" && row.openedAt > since)
    .toSorted((one, other) => one.openedAt - other.openedAt || (one.id < other.id ? -1 : 1))
    .filter((row) => t.incidents.tryLock(session, row))
    .map(({ clientId, id, kind, detail }) => {
      const name = clientId === houseClient ? null : (t.clients.get(session, clientId)?.businessName ?? null);
      return { clientId, id, kind, detail, businessName: name };
    });
};

export const noteIncidentsTold: typeof real.noteIncidentsTold = async (tx, told, now) => {
  const { session, t } = await statement(tx);
  acrossTenants(session);
  for (const { clientId, id } of told) {
    await t.incidents.change(
      session,
      `${clientId} ${id}`,
      (row) => row.operatorToldAt === null,
      (row) => ({
        ...row,
        operatorToldAt: now.epochMilliseconds,
      }),
    );
  }
};

export const resolveIncident: typeof real.resolveIncident = async (tx, clientId, kind, subject) => {
  const { session, t } = await statement(tx);
  const open = t.incidents.find(
    session,
    (row) => row.clientId === clientId && row.kind === kind && row.subject === subject && row.state !== "resolved",
  );
  if (open === undefined) return;
  const resolved = { state: "resolved" } as const;
  await t.incidents.change(
    session,
    `${clientId} ${open.id}`,
    () => true,
    (row) => ({ ...row, ...resolved }),
  );
};
