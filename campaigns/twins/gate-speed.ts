import type { Twin } from "../twin.ts";

const longQueue = { test: "test/gate/long-queue.db.test.ts" };
const claim = "migrations/gate/claim-text.ts";

export const twins: readonly Twin[] = [
  {
    name: "a claim that joins the whole queue to itself",
    caughtBy: longQueue,
    file: claim,
    old: "AND e.seq < o.seq OFFSET 0)",
    new: "AND e.seq < o.seq)",
  },
  {
    name: "a claim that looks for dead senders in the whole queue",
    caughtBy: longQueue,
    file: claim,
    old: `WHERE "leasedUntil" < at AND state || '' = 'sending'`,
    new: `WHERE "leasedUntil" < at AND state = 'sending'`,
  },
  {
    name: "a claim that keeps reading a whole table because it once was empty",
    caughtBy: { test: "test/gate/young-queue.db.test.ts" },
    file: claim,
    old: " SET enable_seqscan = off AS $$",
    new: " AS $$",
  },
  {
    name: "a claim that reads the whole inbox because it once was empty",
    caughtBy: { test: "test/store/young-inbox.db.test.ts" },
    file: "migrations/inbox/claim-event.ts",
    old: "SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off AS",
    new: "AS",
  },
  {
    name: "a claim that takes a living sender for a dead one",
    caughtBy: { test: "test/gate/claim.db.test.ts" },
    file: claim,
    old: `WHERE "leasedUntil" < at AND state || '' = 'sending'`,
    new: `WHERE "leasedUntil" IS NOT NULL AND state || '' = 'sending'`,
  },
  {
    name: "a claim that asks for circuits text by text",
    caughtBy: longQueue,
    file: claim,
    old: `NOT (o."clientId" = ANY (shut) OR 'client_jobrun' = ANY (shut))`,
    new: `NOT EXISTS (SELECT 1 FROM circuits c WHERE c."clientId" IN (o."clientId", 'client_jobrun') AND c."closedAt" IS NULL
              AND c."openUntil" > clock_timestamp())`,
  },
  {
    name: "an account's circuit that the claim does not see",
    caughtBy: longQueue,
    file: claim,
    old: `OR 'client_jobrun' = ANY (shut)`,
    new: "",
  },
  {
    name: "a client's circuit that the claim does not see",
    caughtBy: { test: "test/gate/circuit.db.test.ts" },
    file: claim,
    old: `NOT (o."clientId" = ANY (shut) OR 'client_jobrun' = ANY (shut))`,
    new: `NOT ('client_jobrun' = ANY (shut))`,
  },
  {
    name: "a circuit that stands still after its pause",
    caughtBy: { test: "test/gate/circuit.db.test.ts" },
    file: claim,
    old: `WHERE c."closedAt" IS NULL AND c."openUntil" > clock_timestamp());`,
    new: `WHERE c."closedAt" IS NULL);`,
  },
];
