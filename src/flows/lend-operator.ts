import type { Phone } from "../domain/phone.ts";
import { keepHouseRules, type HouseRules } from "../store/house-rules.ts";
import type { Store } from "../store/tenant.ts";
import type { Carrier } from "./carrier.ts";
import { keepOperatorNumber } from "./operator-number.ts";

/** A phone to text as the operator's, and one of our numbers to do it from. */
export type OperatorEnds = { readonly phone: Phone; readonly number: Phone };

/** At home, where nobody is the operator: makes these ends stand for as long as `work` lasts, and nobody's again after. */
export async function lendOperator<Result>(
  home: {
    readonly store: Store;
    readonly carrier: Carrier;
    readonly rules: HouseRules;
    readonly now: () => Temporal.Instant;
  },
  { phone, number }: OperatorEnds,
  work: () => Promise<Result>,
): Promise<Result> {
  const { store, carrier, rules, now } = home;
  const keep = (operatorPhone: Phone | null) =>
    store.withoutTenant((db) => keepHouseRules(db, { ...rules, operatorPhone }, now()));
  await keepOperatorNumber(store, carrier, number, now());
  await keep(phone);
  try {
    return await work();
  } finally {
    await keep(rules.operatorPhone);
  }
}
