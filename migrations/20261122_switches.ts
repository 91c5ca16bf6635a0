import { migration, sql } from "../src/release/migrate/step.ts";
import { audit } from "./switches/audit.ts";
import { pressOff, pressOn, pressSwitch } from "./switches/press-switch.ts";
import { textsInFlight } from "./switches/texts-in-flight.ts";

/** Who may stop what, and who did: switches on three levels and the audit of every press. */
export const switches = migration("20261122_switches", "expand", [
  ...audit,
  sql("press_switch", pressSwitch),
  sql("press_off", pressOff),
  sql("press_on", pressOn),
  sql("texts_in_flight", textsInFlight),
]);
