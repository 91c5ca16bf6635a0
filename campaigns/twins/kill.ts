import type { Twin } from "../twin.ts";

const kill = { campaign: "kill" };

export const twins: readonly Twin[] = [
  {
    name: "a dead sender's text that goes again at once",
    caughtBy: kill,
    file: "migrations/gate/claim-text.ts",
    old: `UPDATE outbox o SET state = CASE WHEN o."carrierId" IS NULL THEN 'unknown' ELSE 'accepted' END,`,
    new: `UPDATE outbox o SET state = CASE WHEN o."carrierId" IS NULL THEN 'queued' ELSE 'accepted' END,`,
  },
  {
    name: "an unknown outcome that counts as refused",
    caughtBy: kill,
    file: "src/vendors/twilio/failure.ts",
    old: `  return { outcome: "unknown", reason: code };\n}`,
    new: `  return { outcome: "refused", code: "ECONNREFUSED", reason: code, retryAfterSeconds: null };\n}`,
  },
  {
    name: "a text acknowledged before it is committed",
    caughtBy: kill,
    file: "src/http/twilio-routes.ts",
    old: `    await remember(doors, "sms", request);\n`,
    new: `    void remember(doors, "sms", request).catch(() => undefined);\n`,
  },
  {
    name: "an event finished outside the transaction of its work",
    caughtBy: kill,
    file: "src/flows/conclude.ts",
    old: `    await finishEvent(tx, claimed, done.outcome, done.reading, now);
    reach("event_worked");
    return done;
  });
  reach("event_done");
`,
    new: `    reach("event_worked");
    return done;
  });
  reach("event_done");
  await world.store.withTenant(claimed.clientId, (tx) =>
    finishEvent(tx, claimed, conclusion.outcome, conclusion.reading, world.now()),
  );
`,
  },
  {
    name: "a text that arrived, under a key of each delivery's own",
    caughtBy: kill,
    file: "src/store/intake.ts",
    old: `events.map(({ key }) => key),`,
    new: `events.map(({ key }) => (key.startsWith("sms-in") ? newId(key) : key)),`,
  },
  {
    name: "an unknown text that nobody looks up",
    caughtBy: kill,
    file: "src/flows/look-up-unknown.ts",
    old: `  if (text === null) return false;\n  reach`,
    new: `  if (text !== null || text === null) return false;\n  reach`,
  },
];
