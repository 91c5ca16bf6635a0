import type * as real from "../../../src/store/owner-quiet.ts";
import { notSimulated } from "../port/statement.ts";

export const writeQuietHours: typeof real.writeQuietHours = async () => notSimulated("writeQuietHours");
export const writeAlertsOff: typeof real.writeAlertsOff = async () => notSimulated("writeAlertsOff");
