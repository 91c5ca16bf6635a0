import type * as real from "../../../src/store/setups.ts";
import { notSimulated } from "../port/statement.ts";

/** Nobody sets a business up in a simulation, and so nobody waits for a number. */
export const ownersToServe: typeof real.ownersToServe = async () => [];
export const lockSetup: typeof real.lockSetup = async () => null;
export const beginSetup: typeof real.beginSetup = async () => notSimulated("beginSetup");
export const saveSetup: typeof real.saveSetup = async () => notSimulated("saveSetup");
export const takeNumber: typeof real.takeNumber = async () => notSimulated("takeNumber");
export const answersInADay: typeof real.answersInADay = async () => notSimulated("answersInADay");
export const clientOfOwnerInSetup: typeof real.clientOfOwnerInSetup = () => Promise.resolve(null);
