import type { Twin } from "../twin.ts";

const caughtBy = { test: "test/process/take-over.db.test.ts" };
const file = "src/cli/commands/migrate.ts";

export const twins: readonly Twin[] = [
  {
    name: "an upgrade that begins before all is decided",
    caughtBy,
    file,
    old: "if (stops.length > 0) throw",
    new: "if (stops.length > 99) throw",
  },
  {
    name: "a list of live clients that is read and forgotten",
    caughtBy,
    file,
    old: "return { onboardingRows: rule, liveClients: list };",
    new: "return { onboardingRows: rule, liveClients: [] };",
  },
];
