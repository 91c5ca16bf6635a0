import type { resume } from "../../src/flows/resume.ts";
import type { Database } from "./port/database.ts";
import type { Owner } from "./port/session.ts";
import { simulatedStore } from "./port/store.ts";
import { heldIn } from "./store/held.ts";
import { pressOn } from "./store/switches.ts";

type Console = Pick<Parameters<typeof resume>[0], "held" | "pressOn">;

/** The operator's own connection: what it asks for is all that lifting a pause needs. */
export function operatorOver(database: Database, owner: Owner): Parameters<typeof resume>[0] {
  const store = simulatedStore(database, owner);
  const console: Console = {
    held: (scope) => store.withoutTenant((db) => heldIn(db, scope)),
    pressOn: (scope, press, now) => store.withoutTenant((db) => pressOn(db, scope, press, now)),
  };
  const no = () => Promise.reject(new Error("the simulated operator reads nothing else"));
  return {
    ...console,
    mute: no,
    clients: no,
    setUps: no,
    numbers: no,
    incidents: no,
    deadEvents: no,
    decisionsAbout: no,
    conversationsWith: no,
    stepsOf: no,
    stepsSince: no,
    close: async () => undefined,
  };
}
