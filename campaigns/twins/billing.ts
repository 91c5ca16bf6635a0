import type { Twin } from "../twin.ts";

const states = { test: "test/store/billing.db.test.ts" };
const steps = { test: "test/domain/trial.test.ts" };
const told = { test: "test/flows/watch-trial.db.test.ts" };
const mover = "migrations/billing/move-billing.ts";
const trial = "src/domain/trial.ts";
const watch = "src/flows/watch-trial.ts";

type Planted = readonly [name: string, caughtBy: Twin["caughtBy"], file: string, old: string, replacement: string];

const planted: readonly Planted[] = [
  [
    "a new trial each time that an owner begins again",
    states,
    mover,
    `ON CONFLICT ("phoneHash") DO NOTHING`,
    `ON CONFLICT ("phoneHash") DO UPDATE SET "usedAt" = excluded."usedAt", "endsAt" = excluded."endsAt"`,
  ],
  ["a trial that was over goes on", states, mover, "IF ends <= p_now THEN becomes := 'lapsed'; END IF;", ""],
  ["billing that goes anywhere", states, mover, "IF NOT billing_may_move(stands, becomes) THEN", "IF false THEN"],
  ["a trial of seven days whatever the house says", states, mover, `24 * "trialDays"`, "24 * 7"],
  [
    "a trial that ends early",
    states,
    mover,
    `"trialEndsAt" <= p_now\n`,
    `"trialEndsAt" <= p_now + interval '1 second'\n`,
  ],
  [
    "a trial that another client ends",
    states,
    mover,
    "IF p_client IS DISTINCT FROM current_tenant() THEN RETURN false; END IF;",
    "PERFORM set_config('jobrun.tenant', p_client, true);",
  ],
  [
    "a client that pays by word alone",
    states,
    mover,
    `"paymentActive" = becomes = 'paying'`,
    `"paymentActive" = false`,
  ],
  [
    "no day from which payment is late",
    states,
    mover,
    `"pastDueSince" = CASE becomes WHEN 'past_due' THEN p_now END`,
    `"pastDueSince" = client."pastDueSince"`,
  ],
  [
    "a trial that nobody watches",
    states,
    mover,
    "IF p_to = 'trial' THEN\n        INSERT INTO timers",
    "IF false THEN\n        INSERT INTO timers",
  ],
  [
    "a move that the table does not have",
    states,
    "migrations/billing/states.ts",
    "'lapsed paying',",
    "'lapsed paying', 'lapsed trial',",
  ],
  [
    "a trial for who pays already",
    { test: "test/store/onboarding.db.test.ts" },
    "migrations/20261122_onboarding.ts",
    `IF billing_state(client."billingStatus", client."trialUsedAt") = 'not_begun' THEN`,
    "IF true THEN",
  ],
  [
    "the end of a trial told a moment early",
    steps,
    trial,
    "compare(now, trialEndsAt) >= 0",
    "compare(now, trialEndsAt) >= -1",
  ],
  ["an end to come told after it", steps, trial, `step === "at" || over ? null`, `step === "at" ? null`],
  ["the last text to who pays by now", steps, trial, `if (state !== "lapsed") return nothing;`, ""],
  ["a notice that is true no more", told, "src/flows/give-notice.ts", "|| !stillTrue(name, billing.state)", ""],
  ["a notice at night", steps, "src/domain/owner/notice.ts", "hours: quiet.hours ?? night", "hours: quiet.hours"],
  ["a trial whose end is only told of", told, watch, "if (ends && !(await endTrial(tx, clientId, now))) return;", ""],
  [
    "an operator who never hears of a trial",
    told,
    watch,
    `if (tell !== null && tell !== "trial_long_over")`,
    "if (next === undefined)",
  ],
  [
    "a notice that goes unseen where it is refused",
    told,
    "src/flows/notify-owner.ts",
    "await notTold(tx, client, `${asked.answer}: ${asked.reason}`, now);",
    "",
  ],
  [
    "STATUS that says on to who does not pay",
    told,
    "src/domain/wording/owner-shown.ts",
    `unpaid ? "Not paid for`,
    `unpaid && paused ? "Not paid for`,
  ],
];

export const twins: readonly Twin[] = planted.map(([name, caughtBy, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
