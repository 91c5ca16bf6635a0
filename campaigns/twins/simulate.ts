import type { Twin } from "../twin.ts";

const caughtBy = { campaign: "simulate" };
const alike = { test: "test/campaigns/simulate-port.db.test.ts" };
const inbox = "campaigns/simulate/store/inbox.ts";
const claim = "campaigns/simulate/port/claim-text.ts";

/**
 * Of the product where the product has it, and of the simulated database where the real one has it; that the two databases are
 * alike is held by another test, and its twins are below.
 */
export const twins: readonly Twin[] = [
  {
    name: "a fence left out",
    caughtBy,
    file: inbox,
    old: `String(row.fence) === fence && row.state === "waiting"`,
    new: `fence !== "" && row.state === "waiting"`,
  },
  {
    name: "a text of unknown outcome sent again at once",
    caughtBy,
    file: "src/gate/dispatch.ts",
    old: `return { state: "unknown", reason: outcome.reason };`,
    new: `return { state: "queued", errorCode: "", reason: outcome.reason, againInMs: 0 };`,
  },
  {
    name: "a dead sender's text queued again",
    caughtBy,
    file: claim,
    old: `state: row.carrierId === null ? "unknown" : "accepted",`,
    new: `state: row.carrierId === null ? "queued" : "accepted",`,
  },
  {
    name: "events of a thread in no order",
    caughtBy,
    file: inbox,
    old: "const threads = Map.groupBy(waiting.toSorted(bySeq), ({ thread }) => thread);",
    new: "const threads = Map.groupBy(waiting.toSorted(bySeq).toReversed(), ({ thread }) => thread);",
  },
  {
    name: "texts of a thread in no order",
    caughtBy,
    file: claim,
    old: "firstOf.get(`${row.sender} ${row.recipient}`) === row.seq",
    new: "firstOf.has(`${row.sender} ${row.recipient}`)",
  },
  {
    name: "a gate that is not asked again at the claim",
    caughtBy,
    file: claim,
    old: `if (!verdict.allowed) {`,
    new: `if (!verdict.allowed && isPause(verdict.reason)) {`,
  },
  {
    name: "a pause that is not asked about again at the claim",
    caughtBy,
    file: claim,
    old: `if (!verdict.allowed) {`,
    new: `if (!verdict.allowed && !isPause(verdict.reason)) {`,
  },
  {
    name: "an event finished outside its transaction",
    caughtBy,
    file: "src/flows/conclude.ts",
    old: `    await finishEvent(tx, claimed, done.outcome, done.reading, now);
    reach("event_worked");
    return done;
  });`,
    new: `    return done;
  });
  const { outcome, reading } = conclusion;
  await world.store.withTenant(claimed.clientId, (tx) => finishEvent(tx, claimed, outcome, reading, world.now()));`,
  },
  {
    name: "a key taken in twice",
    caughtBy,
    file: "campaigns/simulate/port/database.ts",
    old: `of: ({ key }) => key }`,
    new: `of: ({ id }) => id }`,
  },
  {
    name: "one look-up where everything goes wrong",
    caughtBy,
    file: "src/flows/look-up-unknown.ts",
    old: "const lookUpsNeeded = 2;",
    new: "const lookUpsNeeded = 1;",
  },
  {
    name: "a pause that waits for nobody",
    caughtBy,
    file: "src/flows/switch-off.ts",
    old: "if (inFlight.length === 0) return",
    new: "if (inFlight.length >= 0) return",
  },
  {
    name: "a sender that calls however long it was held up",
    caughtBy,
    file: "src/gate/dispatch.ts",
    old: "startedAt - claimingAt > sendWithinMs ? heldUp",
    new: "startedAt - claimingAt < 0 ? heldUp",
  },
  {
    name: "a receipt that overtakes a later one",
    caughtBy,
    file: "src/flows/learn-text-status.ts",
    old: `if (news === "moved") {`,
    new: `if (news !== "not_known") {`,
  },
  {
    name: "a sweep that asks for nobody's texts",
    caughtBy,
    file: "src/flows/sweep-carrier.ts",
    old: "await carrier.listTexts(question)]",
    new: "await carrier.listTexts({ ...question, to: null })]",
  },
  {
    name: "a database whose events know no order, which the simulated one knows",
    caughtBy: alike,
    file: "migrations/inbox/claim-event.ts",
    old: "ORDER BY e.seq LIMIT 1) h",
    new: "ORDER BY e.seq DESC LIMIT 1) h",
  },
  {
    name: "a database whose texts know no order, which the simulated one knows",
    caughtBy: alike,
    file: "migrations/gate/claim-text.ts",
    old: `AND e.state IN ('queued', 'sending') AND e.seq < o.seq OFFSET 0)`,
    new: `AND e.state IN ('queued', 'sending') AND e.seq < 0 OFFSET 0)`,
  },
  {
    name: "a store without a fence, which the simulated one has",
    caughtBy: alike,
    file: "src/store/inbox.ts",
    old: `    .where("fence", "=", claimed.fence)
    .where("state", "=", "waiting")
    .returning("id")
    .executeTakeFirst();
  if (done === undefined)`,
    new: `    .where("state", "=", "waiting")
    .returning("id")
    .executeTakeFirst();
  if (done === undefined)`,
  },
  {
    name: "a simulated database that gives a dead sender's text to the next",
    caughtBy: alike,
    file: claim,
    old: `state: row.carrierId === null ? "unknown" : "accepted",`,
    new: `state: row.carrierId === null ? "queued" : "accepted",`,
  },
  {
    name: "a simulated database in which one look-up does",
    caughtBy: alike,
    file: "campaigns/simulate/port/outbox.ts",
    old: "old.lookUps < 2",
    new: "old.lookUps < 1",
  },
  {
    name: "a simulated gate that forgets what was said",
    caughtBy: alike,
    file: "campaigns/simulate/port/read-facts.ts",
    old: "said: first ? saidOf(session, t, asked)",
    new: `said: first && asked.action !== "text_owner" ? saidOf(session, t, asked)`,
  },
  {
    name: "a simulated pause that is over when it is lifted",
    caughtBy: alike,
    file: "campaigns/simulate/port/read-facts.ts",
    old: "askedForMs !== null && resumedAt != null && askedForMs < resumedAt",
    new: "askedForMs !== null && resumedAt != null && askedForMs < 0",
  },
];
