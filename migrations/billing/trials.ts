import { sql, type Step } from "../../src/release/migrate/step.ts";

/**
 * Every owner's phone that has had its trial, by a hash under the key of the installation, so that closing or deleting a client
 * does not bring a second one. Nobody but the owner of the tables reads it.
 */
export const trials: readonly Step[] = [
  sql(
    "table trials",
    `
      CREATE TABLE trials (
        "phoneHash" text NOT NULL PRIMARY KEY,
        "usedAt" timestamptz NOT NULL,
        "endsAt" timestamptz NOT NULL CHECK ("endsAt" > "usedAt")
      )
    `,
  ),
];
