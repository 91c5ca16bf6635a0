import type { Twin } from "../twin.ts";

const table = { test: "test/domain/stuck.test.ts" };
const watched = { test: "test/flows/watch-set-ups.db.test.ts" };
const stuck = "src/domain/stuck.ts";
const watch = "src/flows/watch-set-ups.ts";
const store = "src/store/episodes.ts";

type Planted = readonly [name: string, caughtBy: Twin["caughtBy"], file: string, old: string, replacement: string];

const planted: readonly Planted[] = [
  ["a set-up stuck a moment early", table, stuck, "compare(now, late) < 0", "compare(now, late) < -1"],
  ["an owner told of what only the operator can do", table, stuck, "needsNumber(setUp) || Temporal", "Temporal"],
  [
    "an owner texted about what they left long ago",
    table,
    stuck,
    "compare(now, tooLate) > 0",
    "compare(now, tooLate) > 1",
  ],
  [
    "an owner told of what is not late",
    table,
    stuck,
    " || whyStuck(setUp, now) === null) return null;",
    ") return null;",
  ],
  [
    "a set-up that begins anew with every text",
    watched,
    "migrations/20261122_set_ups.ts",
    "IF TG_OP = 'INSERT' OR NEW.current_state IS DISTINCT FROM OLD.current_state THEN",
    "IF true THEN",
  ],
  [
    "an episode that is over and stays open",
    watched,
    watch,
    "await resolveOtherEpisodes(tx, clientId, stuckKind, episode);",
    "",
  ],
  [
    "every look at it an incident of its own",
    watched,
    watch,
    "subject: episode, detail",
    "subject: `${episode} ${now}`, detail",
  ],
  [
    "a small matter texted to the operator",
    watched,
    watch,
    `if (stuck.severity === "LOW")`,
    `if (stuck.severity === "HIGH")`,
  ],
  ["an owner who is not helped", watched, watch, "if (helps !== null) await", "if (helps === undefined) await"],
  [
    "help with what is done by now",
    watched,
    "src/flows/give-notice.ts",
    "helps === null || name !== `stuck_${helps}` ? null",
    "helps === null ? null",
  ],
  [
    "nobody to text those without a number",
    watched,
    "src/flows/notify-owner.ts",
    "client.number ?? (await onboardingNumber(tx))",
    "client.number",
  ],
  [
    "an owner who gave up, watched for ever",
    watched,
    "migrations/20261122_set_ups.ts",
    `WHERE c.id <> 'client_jobrun' AND c."closedAt" IS NULL `,
    `WHERE c.id <> 'client_jobrun' `,
  ],
  [
    "what the operator is told of once, told of again",
    watched,
    store,
    `.where("subject", "<>", episode ?? "")`,
    `.where("subject", "<>", "")`,
  ],
  [
    "a longer wait listed behind a shorter one",
    { test: "test/cli/stuck/say-stuck.test.ts" },
    "src/cli/stuck/say-stuck.ts",
    "rank(one) - rank(other) || Temporal",
    "Temporal",
  ],
];

export const twins: readonly Twin[] = planted.map(([name, caughtBy, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
