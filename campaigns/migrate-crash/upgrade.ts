import { adoption, migrations } from "../../migrations/index.ts";
import { migrateUp } from "../../src/release/migrate/migrate-up.ts";

/** The take-over that is disturbed: of a small database, as far as `through`, or to its end with the contract. */
export function upgrade(adminUrl: string, through: string | null): Promise<number> {
  const place = migrations.findIndex(({ name }) => name === through);
  return migrateUp(through === null ? migrations : migrations.slice(0, place + 1), {
    adminUrl,
    passwords: {},
    announce: () => undefined,
    lockDeadlineMs: 20_000,
    takeOver: {
      adoption,
      decisions: {
        onboardingRows: "customer",
        liveClients: [
          { id: "cl00000011", billing: "active" },
          { id: "cl00000012", billing: "trial" },
        ],
      },
      contract: through === null,
    },
  });
}
