import { migration, sql } from "../src/release/migrate/step.ts";

/** What each step of a conversation was given and what came of it, so that it can be taken again. Written once. */
export const steps = migration("20261122_steps", "expand", [
  sql(
    "table steps",
    `
      CREATE TABLE steps (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        "conversationId" text NOT NULL,
        cause text NOT NULL,
        input jsonb NOT NULL,
        output jsonb NOT NULL,
        "takenAt" timestamptz NOT NULL,
        PRIMARY KEY ("clientId", id),
        FOREIGN KEY ("clientId", "conversationId") REFERENCES conversations ("clientId", id) MATCH FULL
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients", "conversations"] },
  ),
  sql("steps of a conversation in order", `CREATE INDEX steps_in_order ON steps ("conversationId", seq)`),
]);
