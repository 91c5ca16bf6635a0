import type { Twin } from "../twin.ts";

const telling = { test: "test/flows/tell-operator.db.test.ts" };
const news = { test: "test/domain/operator-news.test.ts" };
const words = { test: "test/domain/wording/operator.test.ts" };
const drill = { test: "test/flows/drill-pause.db.test.ts" };
const story = { test: "test/store/decisions.db.test.ts" };
const layout = { test: "test/cli/why/lay-out-story.test.ts" };
const untold = "migrations/timers/incident-news.ts";
const drilling = "src/flows/drill-pause.ts";
const decisions = "src/store/decisions.ts";

export const twins: readonly Twin[] = [
  {
    name: "an operator told who is never noted as told",
    caughtBy: telling,
    file: "src/flows/tell-operator.ts",
    old: "  await noteIncidentsTold(tx, news.tellsOf, now);\n",
    new: "",
  },
  {
    name: "an incident noted as told though the gate refused",
    caughtBy: telling,
    file: "src/flows/tell-operator.ts",
    old: `if (answer !== "queued") throw new NotNow();`,
    new: `if (answer === "refused") await noteIncidentsTold(tx, news.tellsOf, now);`,
  },
  {
    name: "a refusal of an operator alert kept every few seconds",
    caughtBy: telling,
    file: "src/flows/tell-operator.ts",
    old: `if (answer !== "queued") throw new NotNow();`,
    new: `if (answer !== "queued") return false;`,
  },
  {
    name: "the operator told of what somebody has seen",
    caughtBy: telling,
    file: untold,
    old: ` AND i.state = 'open'`,
    new: "",
  },
  {
    name: "the operator told of what is long over",
    caughtBy: telling,
    file: untold,
    old: ` AND i."openedAt" > p_now - interval '1 day'`,
    new: "",
  },
  {
    name: "the operator told again of what they know",
    caughtBy: telling,
    file: untold,
    old: `WHERE i."operatorToldAt" IS NULL AND i.state`,
    new: "WHERE i.state",
  },
  {
    name: "an operator whom nothing tells by itself",
    caughtBy: telling,
    file: "src/worker/schedule.ts",
    old: "  tell_operator: { everySeconds: 5, run: ({ world }: Scheduled) => tellOperator(world) },\n",
    new: "  tell_operator: { everySeconds: 5, run: async ({ world }: Scheduled) => world.store && tellOperator },\n",
  },
  {
    name: "news that does not wait its half hour",
    caughtBy: news,
    file: "src/domain/operator-news.ts",
    old: "if (Temporal.Instant.compare(now, quietUntil) < 0) return null;",
    new: "if (Temporal.Instant.compare(now, quietUntil) < -1) return null;",
  },
  {
    name: "danger that waits with the rest",
    caughtBy: news,
    file: "src/domain/operator-news.ts",
    old: `  "danger",\n`,
    new: "",
  },
  {
    name: "a text for each of many dangers",
    caughtBy: news,
    file: "src/domain/operator-news.ts",
    old: "urgent.length > urgentEachMax ? untold : [gravest]",
    new: "[gravest]",
  },
  {
    name: "an operator alert of any length",
    caughtBy: words,
    file: "src/domain/wording/operator.ts",
    old: "const detailSeptetsMax = 130;",
    new: "const detailSeptetsMax = 350;",
  },
  {
    name: "a drill that leaves the pause on",
    caughtBy: drill,
    file: drilling,
    old: "    await drill.operator.pressOn(houseScope, pressOf(drill), drill.now());\n",
    new: "",
  },
  {
    name: "a drill that leaves what it held",
    caughtBy: drill,
    file: "src/store/drill-texts.ts",
    old: "AND state IN ('queued', 'held')",
    new: "AND state = 'queued'",
  },
  {
    name: "a drill that leaves its decisions waiting",
    caughtBy: drill,
    file: "src/store/drill-texts.ts",
    old: "UPDATE held_decisions SET state = 'expired'",
    new: "UPDATE held_decisions SET state = state",
  },
  {
    name: "a drill after which somebody is told to ring",
    caughtBy: drill,
    file: "src/store/drill-texts.ts",
    old: `"settledAt" = \${at}, "toldAt" = \${at}`,
    new: `"settledAt" = \${at}`,
  },
  {
    name: "a drill that passes though a pause stops no drill",
    caughtBy: drill,
    file: "migrations/gate/claim-text.ts",
    old: "ELSIF is_pause(refusal) THEN",
    new: "ELSIF is_pause(refusal) AND head.action <> 'text_drill' THEN",
  },
  {
    name: "a drill that takes texts under way for drained",
    caughtBy: drill,
    file: drilling,
    old: `[state === "paused", "texts`,
    new: `[state !== "paused" && late > 0, "texts`,
  },
  {
    name: "a story without what the gate saw",
    caughtBy: story,
    file: decisions,
    old: `action, template, reason, NULL, NULL, facts,`,
    new: `action, template, reason, NULL, NULL, NULL::jsonb,`,
  },
  {
    name: "a story with presses for other clients",
    caughtBy: story,
    file: decisions,
    old: ` AND a."clientId" IN (SELECT "clientId" FROM story)`,
    new: "",
  },
  {
    name: "a story without the pause that was on when it began",
    caughtBy: story,
    file: decisions,
    old: " OR a.what LIKE '% off' AND begun.at IS NOT NULL",
    new: " OR a.what LIKE '% on' AND false",
  },
  {
    name: "a story with pauses that were over before it began",
    caughtBy: story,
    file: decisions,
    old: `AND b."pressedAt" > a."pressedAt" AND b."pressedAt" < begun.at`,
    new: "AND false",
  },
  {
    name: "a story with somebody else's texts",
    caughtBy: story,
    file: decisions,
    old: `kind IN ('call_arrived', 'text_arrived') AND event ->> 'from' = \${phone}`,
    new: `kind IN ('call_arrived', 'text_arrived') AND \${phone}::text IS NOT NULL`,
  },
  {
    name: "a stranger's words that steer the terminal",
    caughtBy: layout,
    file: "src/cli/why/lay-out-story.ts",
    old: "readable(sentenceOf(decision))",
    new: "sentenceOf(decision)",
  },
  {
    name: "a story wider than the terminal",
    caughtBy: layout,
    file: "src/cli/why/lay-out-story.ts",
    old: "const end = blank > 0 ? blank : room;",
    new: "const end = blank > 0 ? blank : rest.length;",
  },
  {
    name: "a reason that names no fact",
    caughtBy: { test: "test/domain/policy/fact-in-the-way.test.ts" },
    file: "src/domain/policy/fact-in-the-way.ts",
    old: "if (answered[value] === reason)",
    new: `if (answered[value] === reason && fact !== "billing")`,
  },
  {
    name: "a number that sends its calls elsewhere and is left so",
    caughtBy: { test: "test/flows/check-numbers.db.test.ts" },
    file: "src/flows/check-numbers.ts",
    old: "if (number?.pointsHere === false) await carrier.pointHere(number.carrierId);",
    new: "",
  },
  {
    name: "a number that the carrier lacks, and nobody hears of it",
    caughtBy: { test: "test/flows/check-numbers.db.test.ts" },
    file: "src/flows/check-numbers.ts",
    old: 'if (found !== "not_at_the_carrier") return',
    new: "return",
  },
  {
    name: "a sync that takes what it was only to name",
    caughtBy: { test: "test/flows/check-numbers.db.test.ts" },
    file: "src/flows/sync-numbers.ts",
    old: "if (role === null) continue;",
    new: 'role ??= "SYSTEM";',
  },
];
