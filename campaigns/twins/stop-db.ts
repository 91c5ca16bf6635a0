import type { Twin } from "../twin.ts";

const stopDb = { campaign: "stop-db" };

export const twins: readonly Twin[] = [
  {
    name: "a call acknowledged while the database is away",
    caughtBy: stopDb,
    file: "src/http/twilio-routes.ts",
    old: `await remember(doors, "voice", request);`,
    new: `await remember(doors, "voice", request).catch(() => ({ role: "SYSTEM" as const, businessName: null }));`,
  },
  {
    name: "a process that ends with its idle connections",
    caughtBy: stopDb,
    file: "src/store/pool.ts",
    old: `  pool.on("error", () => undefined);\n`,
    new: "",
  },
  {
    name: "a session that the database ended, as a fault of what it did",
    caughtBy: stopDb,
    file: "src/flows/store-away.ts",
    old: "53\\w{3}|57P0\\w|57014",
    new: "53\\w{3}|57014",
  },
];
