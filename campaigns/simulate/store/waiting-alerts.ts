import type * as real from "../../../src/store/waiting-alerts.ts";
import { notSimulated } from "../port/statement.ts";

/** The simulation's owners have no quiet hours. */
export const keepWaiting: typeof real.keepWaiting = async () => notSimulated("keepWaiting");
export const endWaiting: typeof real.endWaiting = async () => notSimulated("endWaiting");
