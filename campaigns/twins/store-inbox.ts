import type { Twin } from "../twin.ts";

const receive = { test: "test/store/receive.db.test.ts" };
const inbox = { test: "test/store/inbox.db.test.ts" };
const timers = { test: "test/store/timers.db.test.ts" };
const security = "migrations/20261122_security.ts";
const inboxSteps = "migrations/20261122_inbox.ts";
const timerSteps = "migrations/20261122_timers.ts";

export const twins: readonly Twin[] = [
  {
    name: "a batch stored out of its order",
    caughtBy: receive,
    file: inboxSteps,
    old: "            ORDER BY place\n          ) a",
    new: "            ORDER BY key DESC\n          ) a",
  },
  {
    name: "receipts out of their order",
    caughtBy: receive,
    file: inboxSteps,
    old: "ORDER BY r.place;",
    new: "ORDER BY r.key DESC;",
  },
  {
    name: "two batches that wait for each other",
    caughtBy: receive,
    file: inboxSteps,
    old: "FROM routed ORDER BY key\n",
    new: "FROM routed ORDER BY place\n",
  },
  {
    name: "a duplicate told that it was the first",
    caughtBy: receive,
    file: inboxSteps,
    old: "ON s.key = r.key AND s.id = r.id",
    new: "ON s.key = r.key",
  },
  {
    name: "a number in quarantine that is still a client's",
    caughtBy: receive,
    file: inboxSteps,
    old: " OR (n.role = 'OPERATIONAL' AND n.state <> 'assigned')",
    new: "",
  },
  {
    name: "an event of no number that is lost",
    caughtBy: receive,
    file: inboxSteps,
    old: "FROM arrived a LEFT JOIN numbers n",
    new: "FROM arrived a JOIN numbers n",
  },
  {
    name: "a greeting in the house's name",
    caughtBy: receive,
    file: inboxSteps,
    old: "WHERE id = p_client AND id <> 'client_jobrun'",
    new: "WHERE id = p_client",
  },
  {
    name: "events of a thread out of order",
    caughtBy: inbox,
    file: inboxSteps,
    old: "e.state = 'waiting' AND e.seq < i.seq)",
    new: "e.state = 'waiting' AND e.seq < 0)",
  },
  {
    name: "an event claimed while it is held",
    caughtBy: inbox,
    file: inboxSteps,
    old: `AND (i."leasedUntil" IS NULL OR i."leasedUntil" < clock_timestamp())`,
    new: "",
  },
  {
    name: "an event tried again before its time",
    caughtBy: inbox,
    file: inboxSteps,
    old: `WHERE i.state = 'waiting' AND i."dueAt" <= clock_timestamp()`,
    new: "WHERE i.state = 'waiting'",
  },
  {
    name: "two claimers of one event",
    caughtBy: inbox,
    file: inboxSteps,
    old: "ORDER BY i.seq LIMIT 1 FOR UPDATE SKIP LOCKED;",
    new: "ORDER BY i.seq LIMIT 1;",
  },
  {
    name: "an event's fence that stands still",
    caughtBy: inbox,
    file: inboxSteps,
    old: "fence = i.fence + 1",
    new: "fence = 1",
  },
  {
    name: "done that is not for ever",
    caughtBy: inbox,
    file: inboxSteps,
    old: "IF OLD.state = 'done' AND NEW.state <> 'done' THEN",
    new: "IF false THEN",
  },
  {
    name: "an event finished by one who lost it",
    caughtBy: inbox,
    file: "src/store/inbox.ts",
    old: `      leasedUntil: null,\n    })\n    .where("clientId", "=", claimed.clientId)\n    .where("id", "=", claimed.id)\n    .where("fence", "=", claimed.fence)`,
    new: `      leasedUntil: null,\n    })\n    .where("clientId", "=", claimed.clientId)\n    .where("id", "=", claimed.id)`,
  },
  {
    name: "an event put back by one who lost it",
    caughtBy: inbox,
    file: "src/store/inbox.ts",
    old: `    .set(set)\n    .where("clientId", "=", claimed.clientId)\n    .where("id", "=", claimed.id)\n    .where("fence", "=", claimed.fence)`,
    new: `    .set(set)\n    .where("clientId", "=", claimed.clientId)\n    .where("id", "=", claimed.id)`,
  },
  {
    name: "a dead letter that comes back with its attempts spent",
    caughtBy: inbox,
    file: "src/store/inbox.ts",
    old: "finishedAt: null, attempts: 0,",
    new: "finishedAt: null,",
  },
  {
    name: "the body of a waiting event purged",
    caughtBy: inbox,
    file: security,
    old: ` AND state <> 'waiting'\n`,
    new: "\n",
  },
  {
    name: "a purge without a bound",
    caughtBy: inbox,
    file: security,
    old: ` LIMIT p_most FOR UPDATE SKIP LOCKED`,
    new: " FOR UPDATE SKIP LOCKED",
  },
  {
    name: "a timer before its time",
    caughtBy: timers,
    file: timerSteps,
    old: `t.state = 'waiting' AND t."dueAt" <= p_now AND`,
    new: "t.state = 'waiting' AND",
  },
  {
    name: "a timer for two",
    caughtBy: timers,
    file: timerSteps,
    old: `AND (t."leasedUntil" IS NULL OR t."leasedUntil" < clock_timestamp())`,
    new: "",
  },
  {
    name: "a failed timer without its pause",
    caughtBy: timers,
    file: timerSteps,
    old: ` AND t."retryAt" <= clock_timestamp()`,
    new: "",
  },
  {
    name: "a timer finished by one who lost it",
    caughtBy: timers,
    file: "src/store/timers.ts",
    old: `    .where("fence", "=", timer.fence)\n`,
    new: "",
  },
  {
    name: "a pile of runs after a pause",
    caughtBy: timers,
    file: "src/store/timers.ts",
    old: "{ dueAt: now.add({ seconds: timer.everySeconds }).toString(), attempts: 0 };",
    new: "{ dueAt: timer.dueAt.add({ seconds: timer.everySeconds }).toString(), attempts: 0 };",
  },
  {
    name: "two timers of one subject",
    caughtBy: timers,
    file: timerSteps,
    old: "CREATE UNIQUE INDEX timers_waiting",
    new: "CREATE INDEX timers_waiting",
  },
];
