import type { Twin } from "../twin.ts";

const loop = { test: "test/worker/loop.test.ts" };
const inboxLoop = { test: "test/worker/inbox-loop.db.test.ts" };
const timerLoop = { test: "test/worker/timer-loop.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a wake-up that is missed",
    caughtBy: loop,
    file: "src/worker/loop.ts",
    old: "if (!stopping && seen === wakes)",
    new: "if (!stopping && seen <= wakes)",
  },
  {
    name: "a loop that looks with every lane for one piece of work",
    caughtBy: loop,
    file: "src/worker/loop.ts",
    old: "else sleeper();",
    new: "else for (const wakeUp of sleepers) wakeUp();",
  },
  {
    name: "a wake-up that comes while nobody sleeps and is lost",
    caughtBy: loop,
    file: "src/worker/loop.ts",
    old: "if (sleeper === undefined) wakes += 1;\n    else sleeper();",
    new: "sleeper?.();",
  },
  {
    name: "a loop of which one lane wakes where there may be any amount of work",
    caughtBy: loop,
    file: "src/worker/loop.ts",
    old: "for (const wakeUp of sleepers) wakeUp();\n  };",
    new: "wake();\n  };",
  },
  {
    name: "a second text that waits for the carrier's answer to the first",
    caughtBy: { test: "test/gate/dispatch.db.test.ts" },
    file: "src/gate/dispatch.ts",
    old: "  begun?.();\n",
    new: "",
  },
  {
    name: "a stop that does not wait",
    caughtBy: loop,
    file: "src/worker/loop.ts",
    old: "await Promise.all(lanes);",
    new: "await Promise.race([...lanes, Promise.resolve()]);",
  },
  {
    name: "a failure that is repeated without pause",
    caughtBy: loop,
    file: "src/worker/loop.ts",
    old: "if (!stopping) await sleep(pauseAfterFailureMs);",
    new: "if (stopping) await sleep(pauseAfterFailureMs);",
  },
  {
    name: "a wait without end",
    caughtBy: { test: "test/worker/backoff.test.ts" },
    file: "src/worker/backoff.ts",
    old: "Math.min(mostMs, firstMs * 2 ** attempts)",
    new: "Math.max(mostMs, firstMs * 2 ** attempts)",
  },
  {
    name: "a slow worker that loses its event",
    caughtBy: inboxLoop,
    file: "src/worker/inbox-loop.ts",
    old: "}, inboxLeaseMs / 3);",
    new: "}, inboxLeaseMs * 30);",
  },
  {
    name: "a frozen worker whose work counts too",
    caughtBy: inboxLoop,
    file: "src/store/inbox.ts",
    old: "if (done === undefined) throw new LeaseLost(`event ${claimed.id}`);",
    new: "if (done === undefined) return;",
  },
  {
    name: "a poison event that never dies",
    caughtBy: inboxLoop,
    file: "src/worker/inbox-loop.ts",
    old: "retryInMs(claimed.failures + 1, eventAttemptsMax, chance)",
    new: "retryInMs(claimed.failures + 1, eventAttemptsMax * 100, chance)",
  },
  {
    name: "an unknown timer that vanishes",
    caughtBy: timerLoop,
    file: "src/worker/timer-loop.ts",
    old: "if (job === null) throw new Error(`the schedule knows no timer of kind ${timer.kind}`);",
    new: "if (job === null) return true;",
  },
  {
    name: "a timer's work outside the transaction that finishes it",
    caughtBy: timerLoop,
    file: "src/worker/timer-loop.ts",
    old: `      await store.withTenant(timer.clientId, async (tx) => {
        if (!job.recurs) await job.run(tx, world, timer);
`,
    new: `      await store.withTenant(timer.clientId, async (tx) => {
        if (!job.recurs) await job.run(tx, world, timer);
      });
      await store.withTenant(timer.clientId, async (tx) => {
`,
  },
  {
    name: "a timer that makes up for a pause",
    caughtBy: timerLoop,
    file: "src/store/timers.ts",
    old: ": { dueAt: now.add({ seconds: timer.everySeconds }).toString(), attempts: 0 };",
    new: ": { dueAt: timer.dueAt.add({ seconds: timer.everySeconds }).toString(), attempts: 0 };",
  },
  {
    name: "a killed worker that counts as a failure",
    caughtBy: { test: "test/worker/inbox-loop.db.test.ts" },
    file: "src/worker/inbox-loop.ts",
    old: "retryInMs(claimed.failures + 1, eventAttemptsMax, chance)",
    new: "retryInMs(claimed.attempts, eventAttemptsMax, chance)",
  },
  {
    name: "an event that workers end over for ever",
    caughtBy: { test: "test/worker/inbox-loop.db.test.ts" },
    file: "src/worker/inbox-loop.ts",
    old: "  const inMs = givenUp ? null : ",
    new: "  const inMs = ",
  },
];
