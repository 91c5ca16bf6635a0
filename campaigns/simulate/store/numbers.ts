import type * as real from "../../../src/store/numbers.ts";
import { instant, statement } from "../port/statement.ts";

export const numbersToSweep: typeof real.numbersToSweep = async (db) => {
  const { session, t } = await statement(db);
  const numbers = t.numbers.all(session).toSorted((one, other) => (one.phone < other.phone ? -1 : 1));
  return numbers.map(({ phone, sweptUntil }) => ({ phone, since: instant(sweptUntil) }));
};

export const numberSwept: typeof real.numberSwept = async (db, phone, until) => {
  const { session, t } = await statement(db);
  const ms = until.epochMilliseconds;
  await t.numbers.change(
    session,
    phone,
    () => true,
    (row) => ({ ...row, sweptUntil: Math.max(row.sweptUntil, ms) }),
  );
};

export const isOurs: typeof real.isOurs = async (db, phone) => {
  const { session, t } = await statement(db);
  return t.numbers.get(session, phone) !== undefined;
};

export const freeNumbers: typeof real.freeNumbers = async (tx) => {
  const { session, t } = await statement(tx);
  const free = t.numbers.where(session, ({ state }) => state === "warm");
  const count = (role: string) => free.filter((row) => row.role === role).length;
  return { operational: count("OPERATIONAL"), onboarding: count("ONBOARDING") };
};
