import type { Twin } from "../twin.ts";

const nth = { campaign: "nth" };

export const twins: readonly Twin[] = [
  {
    name: "an event finished apart from its work, at the n-th call",
    caughtBy: nth,
    file: "src/flows/conclude.ts",
    old: `    await finishEvent(tx, claimed, done.outcome, done.reading, now);
    reach("event_worked");
    return done;
  });
`,
    new: `    reach("event_worked");
    return done;
  });
  await world.store.withTenant(claimed.clientId, (tx) =>
    finishEvent(tx, claimed, conclusion.outcome, conclusion.reading, world.now()),
  );
`,
  },
  {
    name: "a request whose answer is lost that goes again at once",
    caughtBy: nth,
    file: "src/vendors/twilio/send.ts",
    old: `  return { outcome: "unknown", reason: code };\n}`,
    new: `  return { outcome: "refused", code: "ECONNREFUSED", reason: code, retryAfterSeconds: null };\n}`,
  },
];
