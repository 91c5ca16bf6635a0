import type { Twin } from "../twin.ts";

const storm = { campaign: "storm" };

export const twins: readonly Twin[] = [
  {
    name: "each delivery of a text an event",
    caughtBy: storm,
    file: "src/store/intake.ts",
    old: `events.map(({ key }) => key),`,
    new: `events.map(({ key }) => (key.startsWith("sms-in") ? newId(key) : key)),`,
  },
  {
    name: "a storm's threads out of order",
    caughtBy: storm,
    file: "migrations/inbox/claim-event.ts",
    old: "ORDER BY e.seq LIMIT 1) h",
    new: "ORDER BY e.seq DESC LIMIT 1) h",
  },
  {
    name: "a storm's replies out of order",
    caughtBy: storm,
    file: "migrations/gate/claim-text.ts",
    old: `AND e.state IN ('queued', 'sending') AND e.seq < o.seq OFFSET 0)`,
    new: `AND e.state IN ('queued', 'sending') AND e.seq < 0 OFFSET 0)`,
  },
  {
    name: "a status that any later one replaces",
    caughtBy: storm,
    file: "src/flows/learn-text-status.ts",
    old: `    if (news === "moved") {\n      const { status, carrierId }`,
    new: `    if (news !== "not_known") {\n      const { status, carrierId }`,
  },
  {
    name: "a pause that holds nothing in a storm",
    caughtBy: storm,
    file: "migrations/gate/facts.ts",
    old: `CASE WHEN c."outboundPaused" IS NOT FALSE THEN 'paused'`,
    new: `CASE WHEN c."outboundPaused" IS NULL THEN 'paused'`,
  },
];
