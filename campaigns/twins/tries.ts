import type { Twin } from "../twin.ts";

const tries = { test: "test/flows/try-again.db.test.ts" };
const callbacks = { test: "test/flows/callback-codes.db.test.ts" };
const pure = { test: "test/domain/tries.test.ts" };
const campaign = { campaign: "outcomes" };
const file = "src/flows/try-again.ts";
const failed = "src/store/failed-texts.ts";

export const twins: readonly Twin[] = [
  {
    name: "another try of a text that arrived",
    caughtBy: tries,
    file: failed,
    old: `AND o."carrierStatus" IN ('undelivered', 'failed'))`,
    new: `AND o."carrierStatus" <> '')`,
  },
  {
    name: "another try of a text of which somebody was told",
    caughtBy: tries,
    file: failed,
    old: ` AND o."toldAt" IS NULL`,
    new: "",
  },
  {
    name: "two tries at once",
    caughtBy: tries,
    file,
    old: "(await queueNext(tx, text, now))) await noteTold(tx, text, now);",
    new: "(await queueNext(tx, text, now))) return;",
  },
  {
    name: "another try when it is of no use",
    caughtBy: tries,
    file,
    old: "slot === null || Temporal.Instant.compare(now, expiresAt) >= 0",
    new: "slot === null",
  },
  {
    name: "another try that lives on past the first",
    caughtBy: tries,
    file,
    old: "{ conversationId: null, expiresAt }, now);",
    new: "{ conversationId: null, expiresAt: now.add({ minutes: 15 }) }, now);",
  },
  {
    name: "a refused try of which nobody is told",
    caughtBy: tries,
    file,
    old: `return answer !== "refused";`,
    new: `return answer !== "held";`,
  },
  {
    name: "a held try told of, too",
    caughtBy: tries,
    file,
    old: `return answer !== "refused";`,
    new: `return answer === "queued";`,
  },
  {
    name: "an older reply after a newer one",
    caughtBy: tries,
    file,
    old: "return overtaken && ",
    new: "return !overtaken && ",
  },
  {
    name: "words about danger given up for a reply",
    caughtBy: tries,
    file,
    old: ` && action !== "text_safety"`,
    new: "",
  },
  {
    name: "what did not arrive counts as said",
    caughtBy: tries,
    file: "migrations/gate/facts.ts",
    old: `OR o."carrierStatus" IN ('undelivered', 'failed')))`,
    new: `))`,
  },
  {
    name: "told of while another try is planned",
    caughtBy: tries,
    file: "migrations/gate/claims.ts",
    old: `AND t.subject = o.id AND t.state = 'waiting')`,
    new: `AND t.subject = '' AND t.state = 'waiting')`,
  },
  {
    name: "not told of once its timer is dead",
    caughtBy: tries,
    file: "migrations/gate/claims.ts",
    old: `AND t.subject = o.id AND t.state = 'waiting')`,
    new: `AND t.subject = o.id)`,
  },
  {
    name: "a timer for another try that the schedule does not know",
    caughtBy: callbacks,
    file: "src/worker/schedule.ts",
    old: "return single === undefined ? null",
    new: "return single !== undefined ? null",
  },
  {
    name: "another try at once",
    caughtBy: { test: "test/gate/act-on-code.db.test.ts" },
    file: "src/domain/tries.ts",
    old: "export const tryAgainMinutes = 2;",
    new: "export const tryAgainMinutes = 0;",
  },
  {
    name: "a try that is not counted",
    caughtBy: pure,
    file: "src/domain/tries.ts",
    old: '${slot.replace(later, "")} try',
    new: "${slot} try",
  },
  {
    name: "a lost text that is no news",
    caughtBy: campaign,
    file: "migrations/gate/claims.ts",
    old: `(o.state IN ('expired', 'refused', 'stopped') OR o."carrierStatus" IN ('undelivered', 'failed'))
            AND o."settledAt"`,
    new: `o.state IN ('expired', 'refused', 'stopped')
            AND o."settledAt"`,
  },
  {
    name: "money that racing workers spend twice",
    caughtBy: campaign,
    file: "migrations/gate/spend.ts",
    old: "WHERE p_cap IS NULL OR s.pence + EXCLUDED.pence <= p_cap;",
    new: ";",
  },
  {
    name: "money that a refusal keeps",
    caughtBy: campaign,
    file: "migrations/gate/spend.ts",
    old: "WHEN (OLD.state <> 'queued' AND NEW.pence <> OLD.pence)",
    new: "WHEN (OLD.state = 'held' AND NEW.pence <> OLD.pence)",
  },
];
