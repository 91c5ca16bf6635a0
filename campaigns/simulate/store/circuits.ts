import type * as real from "../../../src/store/circuits.ts";
import type { CircuitRow } from "../port/rows.ts";
import { statement } from "../port/statement.ts";

const firstPauseMs = 5_000;
const pauseMaxMs = 300_000;
const opensMax = 10;

export const openCircuit: typeof real.openCircuit = async (tx, clientId, code, probe, now) => {
  const { session, database, t, at } = await statement(tx);
  const openedAt = now.epochMilliseconds;
  const fresh = { clientId, code, openedAt, openUntil: at + firstPauseMs, opens: 1, closedAt: null };
  let row: CircuitRow | null = fresh;
  if ((await t.circuits.insert(session, fresh)) !== null) {
    row = await t.circuits.change(
      session,
      `${clientId} ${code}`,
      () => true,
      (was) => openAgain(was, fresh, probe, at),
    );
  }
  if (row === null) throw new Error("a circuit was neither made nor opened");
  database.rare("a circuit opened");
  const newly = row.opens === 1 && row.openedAt === openedAt;
  return { newly, pauseMs: Math.max(0, row.openUntil - at) };
};

function openAgain(was: CircuitRow, fresh: CircuitRow, probe: boolean, at: number): CircuitRow {
  if (was.closedAt !== null) return fresh;
  if (!probe) return was;
  const pauseMs = Math.min(pauseMaxMs, firstPauseMs * 2 ** was.opens);
  return { ...was, opens: Math.min(opensMax, was.opens + 1), openUntil: at + pauseMs };
}

export const openCodes: typeof real.openCodes = async (tx, clientId) => {
  const { session, t } = await statement(tx);
  return t.circuits.where(session, (row) => isOpen(row) && row.clientId === clientId).map(({ code }) => code);
};

export const waitOn: typeof real.waitOn = async (tx, clientId, code) => {
  const { session, t, at } = await statement(tx);
  await t.circuits.change(session, `${clientId} ${code}`, isOpen, (row) => ({
    ...row,
    openUntil: at + Math.min(pauseMaxMs, firstPauseMs * 2 ** (row.opens - 1)),
  }));
};

export const closeCircuit: typeof real.closeCircuit = async (tx, clientId, code, now) => {
  const { session, database, t } = await statement(tx);
  database.rare("a circuit closed again");
  const closedAt = now.epochMilliseconds;
  await t.circuits.change(session, `${clientId} ${code}`, isOpen, (row) => ({ ...row, closedAt }));
};

function isOpen({ closedAt }: CircuitRow): boolean {
  return closedAt === null;
}
