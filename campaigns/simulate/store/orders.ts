import type * as real from "../../../src/store/orders.ts";
import { notSimulated } from "../port/statement.ts";

/** No number is bought in a simulation: the operator allows none. */
export const numbersWanted: typeof real.numbersWanted = () => Promise.resolve(0);
export const numbersOrdered: typeof real.numbersOrdered = () => Promise.resolve([]);
export const orderNumber: typeof real.orderNumber = async () => notSimulated("orderNumber");
export const numberBought: typeof real.numberBought = async () => notSimulated("numberBought");
export const numberNotBought: typeof real.numberNotBought = async () => notSimulated("numberNotBought");
