import type { Twin } from "../twin.ts";

const claimed = { test: "test/store/bursts.db.test.ts" };
const said = { test: "test/domain/burst.test.ts" };
const heard = { test: "test/flows/hear-burst.db.test.ts" };
const played = { test: "test/evaluate/play-purely.db.test.ts" };
const simulated = { campaign: "simulate" };
const claim = "migrations/inbox/claim-event.ts";
const domain = "src/domain/burst.ts";
const store = "src/store/bursts.ts";
const hear = "src/flows/hear-burst.ts";

export const twins: readonly Twin[] = [
  {
    name: "a burst claimed before its latest text has waited",
    caughtBy: claimed,
    file: claim,
    old: `SELECT y."burstUntil" IS NULL OR y."dueAt" <= clock FROM inbox y`,
    new: "SELECT true FROM inbox y",
  },
  {
    name: "somebody who never stops typing and never is answered",
    caughtBy: claimed,
    file: claim,
    old: ` OR i."burstUntil" <= clock OR`,
    new: " OR",
  },
  {
    name: "an opt-out that waits for the burst before it",
    caughtBy: claimed,
    file: claim,
    old: `THEN i."burstUntil" IS NULL AND h."burstUntil" IS NOT NULL AND h.attempts = 0`,
    new: "THEN false",
  },
  {
    name: "an opt-out acted upon before what was said before it",
    caughtBy: claimed,
    file: claim,
    old: `SELECT h."clientId", h.id, h.seq = i.seq AS locked`,
    new: `SELECT i."clientId", i.id, true AS locked`,
  },
  {
    name: "a failed text that what is behind it hurries",
    caughtBy: claimed,
    file: claim,
    old: `AND h."burstUntil" IS NOT NULL AND h.attempts = 0`,
    new: `AND h."burstUntil" IS NOT NULL`,
  },
  {
    name: "a burst that two hold",
    caughtBy: claimed,
    file: claim,
    old: " AND (head.locked OR i.attempts = 0)",
    new: "",
  },
  {
    name: "a burst waited for again when its holder is gone",
    caughtBy: claimed,
    file: claim,
    old: " OR i.attempts > 0 OR (",
    new: " OR (",
  },
  {
    name: "an owner who waits",
    caughtBy: claimed,
    file: "migrations/20261122_inbox.ts",
    old: `a.thread = n.phone || '|' || c."phoneE164"`,
    new: "false",
  },
  {
    name: "texts read with another by one who lost it",
    caughtBy: claimed,
    file: store,
    old: "AND l.fence = ${leader.fence} ",
    new: "",
  },
  {
    name: "a text that nobody can read and that takes others with it",
    caughtBy: claimed,
    file: store,
    old: " AND l.failures = 0",
    new: "",
  },
  {
    name: "danger that waits",
    caughtBy: said,
    file: domain,
    old: " && readDanger(prepare(body)) === null",
    new: " && prepare(body).clauses.length >= 0",
  },
  {
    name: "an opt-out read with what was said before it",
    caughtBy: said,
    file: domain,
    old: "return !waits || since(before.at",
    new: "return since(before.at",
  },
  {
    name: "a burst that is not looked for when it is due",
    caughtBy: { test: "test/flows/take-in.test.ts" },
    file: "src/flows/take-in.ts",
    old: "for (const due of [burst.ms, burstMaxMs]) wakeIn(due, waiting);",
    new: "wakeIn(burstMaxMs, waiting);",
  },
  {
    name: "an alarm that rings once for many",
    caughtBy: { test: "test/worker/alarm.test.ts" },
    file: "src/worker/alarm.ts",
    old: "for (let rung = 0; rung < times; rung += 1) ring();",
    new: "if (times > 0) ring();",
  },
  {
    name: "texts of a burst that no conversation keeps",
    caughtBy: heard,
    file: "src/flows/answer-text.ts",
    old: "    await keepOthers(tx, scene, burst, now);\n",
    new: "",
  },
  {
    name: "a burst of which the first text alone is read",
    caughtBy: heard,
    file: hear,
    old: "asOneText([event.body, ...others.map((other) => other.event.body)])",
    new: "asOneText([event.body])",
  },
  {
    name: "a play in which nobody waits",
    caughtBy: played,
    file: "src/flows/play-conversation.ts",
    old: "claimEvent(db, leaseMs, now())",
    new: "claimEvent(db, leaseMs, now().add({ minutes: 1 }))",
  },
  {
    name: "a burst that takes in all that waits behind it",
    caughtBy: simulated,
    file: hear,
    old: "behind.slice(0, burstLength(arrived, world.burstMs) - 1)",
    new: "behind.slice(0, behind.length + 0 * burstLength(arrived, world.burstMs))",
  },
  {
    name: "texts read with another and read again",
    caughtBy: simulated,
    file: hear,
    old: "await finishBehind(tx, claimed, ids, `${what} ${claimed.id}`, now);",
    new: "await finishBehind(tx, claimed, ids.slice(1), `${what} ${claimed.id}`, now);",
  },
];
