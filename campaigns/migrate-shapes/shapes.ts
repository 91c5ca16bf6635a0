import type { PredecessorShape } from "../../src/release/migrate/plan/recognise.ts";
import { align } from "../../test/migrations/align.ts";
import { alignedBaselineDatabase, baselineDatabase } from "../../test/migrations/baseline-database.ts";
import type { EmptyDatabase } from "../../test/migrations/empty-database.ts";
import { legacyDatabase, mendStrayText } from "../../test/migrations/legacy-database.ts";

export type StartingShape = {
  readonly name: string;
  readonly shape: PredecessorShape;
  readonly rowOf: "customer_id" | "client_id";
  readonly make: () => Promise<EmptyDatabase>;
};

/** What the predecessor's migration of 3 January 2026 adds, where its table is. */
const numberRoles = `
  CREATE TYPE "TwilioNumberRole" AS ENUM ('OPERATIONAL', 'ONBOARDING', 'SYSTEM');
  ALTER TABLE twilio_number_pool ADD COLUMN role "TwilioNumberRole" NOT NULL DEFAULT 'SYSTEM'`;

/** Every database that a predecessor may have left, as its own files make it. */
export const startingShapes: readonly StartingShape[] = [
  { name: "L", shape: "L", rowOf: "customer_id", make: filled },
  {
    name: "LA",
    shape: "LA",
    rowOf: "customer_id",
    make: async () => {
      const database = await filled();
      await align(database);
      return database;
    },
  },
  { name: "B", shape: "B", rowOf: "client_id", make: baselineDatabase },
  { name: "BA", shape: "BA", rowOf: "client_id", make: alignedBaselineDatabase },
  {
    name: "B with 20260103",
    shape: "B",
    rowOf: "client_id",
    make: async () => {
      const database = await baselineDatabase();
      await database.root.query(numberRoles);
      return database;
    },
  },
];

async function filled(): Promise<EmptyDatabase> {
  const database = await legacyDatabase();
  await mendStrayText(database);
  return database;
}
