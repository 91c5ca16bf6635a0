import type * as real from "../../../src/store/owner-desk.ts";
import { notSimulated } from "../port/statement.ts";

/** The simulation's owners say things that name no lead. */
export const conversationOfLead: typeof real.conversationOfLead = async () => notSimulated("conversationOfLead");
export const latestLead: typeof real.latestLead = async () => notSimulated("latestLead");
export const readLeadRest: typeof real.readLeadRest = async () => notSimulated("readLeadRest");
export const lastWordAbout: typeof real.lastWordAbout = async () => notSimulated("lastWordAbout");
