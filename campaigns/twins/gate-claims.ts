import type { Twin } from "../twin.ts";

const claims = { test: "test/gate/claim.db.test.ts" };
const pressed = { test: "test/gate/pressed-switch.db.test.ts" };
const lattice = { test: "test/gate/lattice.db.test.ts" };
const claim = "migrations/gate/claim-text.ts";
const states = "migrations/gate/outbox-lattice.ts";
const settle = "migrations/gate/settle-text.ts";
const outbox = "migrations/gate/outbox.ts";

export const twins: readonly Twin[] = [
  {
    name: "the gate not asked again at the claim",
    caughtBy: claims,
    file: claim,
    old: "ELSIF refusal IS NOT NULL THEN",
    new: "ELSIF false THEN",
  },
  {
    name: "an expired text sent",
    caughtBy: claims,
    file: claim,
    old: `IF head."expiresAt" <= p_now THEN`,
    new: "IF false THEN",
  },
  { name: "replies out of order", caughtBy: claims, file: claim, old: "AND e.seq < o.seq", new: "AND e.seq < 0" },
  {
    name: "a reply beside one that is under way",
    caughtBy: claims,
    file: claim,
    old: "AND e.state IN ('queued', 'sending')",
    new: "AND e.state = 'queued'",
  },
  {
    name: "a reply that overtakes one to be tried again",
    caughtBy: claims,
    file: claim,
    old: "AND e.state IN ('queued', 'sending')",
    new: "AND e.state = 'sending'",
  },
  {
    name: "an unknown text that holds up the next",
    caughtBy: claims,
    file: claim,
    old: "AND e.state IN ('queued', 'sending')",
    new: "AND e.state IN ('queued', 'sending', 'unknown')",
  },
  {
    name: "a second attempt before it is due",
    caughtBy: claims,
    file: claim,
    old: `o.state = 'queued' AND o."dueAt" <= clock_timestamp()`,
    new: "o.state = 'queued'",
  },
  {
    name: "a dead sender's text sent again",
    caughtBy: claims,
    file: claim,
    old: "THEN 'unknown' ELSE 'accepted' END",
    new: "THEN 'queued' ELSE 'accepted' END",
  },
  {
    name: "a dead sender's text unknown though the carrier has it",
    caughtBy: claims,
    file: claim,
    old: "THEN 'unknown' ELSE 'accepted' END",
    new: "THEN 'unknown' ELSE 'unknown' END",
  },
  {
    name: "two claimers of one text",
    caughtBy: claims,
    file: claim,
    old: "ORDER BY o.seq LIMIT 1 FOR UPDATE SKIP LOCKED;",
    new: "ORDER BY o.seq LIMIT 1;",
  },
  {
    name: "a platform switch not waited for",
    caughtBy: pressed,
    file: claim,
    old: `PERFORM pg_advisory_xact_lock_shared(hashtextextended('platform', 0));`,
    new: ``,
  },
  {
    name: "a client's switch not waited for",
    caughtBy: pressed,
    file: claim,
    old: `PERFORM pg_advisory_xact_lock_shared(hashtextextended('client:' || head."clientId", 0));`,
    new: ``,
  },
  {
    name: "an opt-out not waited for",
    caughtBy: pressed,
    file: claim,
    old: `PERFORM pg_advisory_xact_lock_shared(hashtextextended('customer:' || head."clientId" || ':' || head.recipient, 0));`,
    new: ``,
  },
  { name: "a claim that keeps its fence", caughtBy: claims, file: claim, old: "fence = o.fence + 1", new: "fence = 1" },
  {
    name: "a late answer over another's claim",
    caughtBy: claims,
    file: settle,
    old: `WHERE "clientId" = p_client AND id = p_id AND fence = p_fence\n          AND (state`,
    new: `WHERE "clientId" = p_client AND id = p_id\n          AND (state`,
  },
  {
    name: "unknown though a callback came before",
    caughtBy: claims,
    file: settle,
    old: `state = CASE WHEN "carrierId" IS NULL THEN p_state ELSE 'accepted' END`,
    new: `state = p_state`,
  },
  {
    name: "unknown though a callback came after",
    caughtBy: claims,
    file: "src/store/text-status.ts",
    old: 'text.state === "unknown" ||',
    new: 'text.state === "never" ||',
  },
  {
    name: "an end that is none",
    caughtBy: lattice,
    file: states,
    old: "ELSE false END) THEN",
    new: "ELSE NEW.state = 'queued' END) THEN",
  },
  {
    name: "an unknown text sent without asking",
    caughtBy: lattice,
    file: states,
    old: "WHEN 'unknown' THEN NEW.state IN ('accepted',",
    new: "WHEN 'unknown' THEN NEW.state IN ('sending', 'accepted',",
  },
  {
    name: "a status that goes back",
    caughtBy: lattice,
    file: states,
    old: `IF NEW."carrierRank" < OLD."carrierRank" THEN`,
    new: "IF false THEN",
  },
  {
    name: "accepted without the carrier's id",
    caughtBy: lattice,
    file: outbox,
    old: `\n        CHECK (state <> 'accepted' OR "carrierId" IS NOT NULL),`,
    new: "",
  },
];
