import type { Twin } from "../twin.ts";

const caughtBy = { test: "test/process/take-over.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "an upgrade that begins before all is decided",
    caughtBy,
    file: "src/cli/migrate/bring-up.ts",
    old: "if (stops.length > 0) throw",
    new: "if (stops.length > 99) throw",
  },
  {
    name: "a list of live clients that is read and forgotten",
    caughtBy,
    file: "src/cli/commands/migrate.ts",
    old: "return { onboardingRows: rule, liveClients: list };",
    new: "return { onboardingRows: rule, liveClients: [] };",
  },
];
