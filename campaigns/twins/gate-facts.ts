import type { Twin } from "../twin.ts";

const file = "migrations/gate/facts.ts";
const person = { test: "test/gate/refusals/person.db.test.ts" };
const owner = { test: "test/gate/refusals/owner.db.test.ts" };
const house = { test: "test/gate/refusals/house.db.test.ts" };
const money = { test: "test/gate/refusals/money.db.test.ts" };
const answers = { test: "test/gate/refusals.db.test.ts" };

type Planted = readonly [name: string, old: string, replacement: string];

const planted = (caughtBy: Twin["caughtBy"], all: readonly Planted[]) =>
  all.map(([name, old, replacement]): Twin => ({ name, caughtBy, file, old, new: replacement }));

const mobile = "p_recipient !~ '^\\\\+447([1-57-9][0-9]{8}|624[0-9]{6})$'";

/** Each condition by which a fact is read, taken away or loosened once; what was said and how often has a file of its own. */
export const twins: readonly Twin[] = [
  ...planted(answers, [
    [
      "the caller's tenant lost after the facts were read",
      "PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);",
      "PERFORM set_config('jobrun.tenant', '', true);",
    ],
    [
      "facts of the caller's tenant, whoever was asked about",
      "coalesce(p_client, ''), true);\n        SELECT",
      "coalesce(tenant_before, ''), true);\n        SELECT",
    ],
    ["a missing client taken for an open one", "CASE WHEN c.id IS NULL THEN 'unknown' WHEN c", "CASE WHEN c"],
  ]),
  ...planted(house, [
    ["no row of switches taken for one", "CASE WHEN h.id IS NULL THEN 'unknown' WHEN h", "CASE WHEN h"],
    ["a platform pause not read", `WHEN h."outboundPaused" IS NOT FALSE THEN 'paused'`, ""],
    ["a resume of everything that sends what waited", `WHEN p_asked_for < h."outboundResumedAt" THEN 'was_paused'`, ""],
    [
      "a resume of everything that holds what was asked for at once",
      `p_asked_for < h."outboundResumedAt"`,
      `p_asked_for <= h."outboundResumedAt"`,
    ],
    ["a closed client not read", `WHEN c."closedAt" IS NOT NULL THEN 'closed'`, ""],
    [
      "a client pause not read",
      `CASE WHEN c."outboundPaused" IS NOT FALSE THEN 'paused'\n            WHEN`,
      "CASE WHEN",
    ],
    ["a resume of a client that sends what waited", `WHEN p_asked_for < c."outboundResumedAt" THEN 'was_paused'`, ""],
    [
      "a resume of a client that holds what was asked for at once",
      `p_asked_for < c."outboundResumedAt"`,
      `p_asked_for <= c."outboundResumedAt"`,
    ],
    ["a resume of a person that sends what waited", `WHEN p_asked_for < cp."resumedAt" THEN 'was_paused'`, ""],
    [
      "a resume of a person that holds what was asked for at once",
      `p_asked_for < cp."resumedAt"`,
      `p_asked_for <= cp."resumedAt"`,
    ],
    ["a model that only the client can switch off", `h."aiDisabled" IS FALSE AND c`, "c"],
    [
      "a model that only the platform can switch off",
      `h."aiDisabled" IS FALSE AND c."aiDisabled" IS FALSE`,
      `h."aiDisabled" IS FALSE`,
    ],
    ["operator texts from a client's own number", " AND p_action NOT IN ('text_operator', 'text_drill')\n", "\n"],
    ["operator texts from any spare number", "n.role = 'SYSTEM' AND p_client", "p_client"],
    [
      "operator texts of any client",
      "AND p_client = 'client_jobrun' AND p_action IN ('text_operator', 'text_drill')",
      "AND p_action IN ('text_operator', 'text_drill')",
    ],
    [
      "anything from a number of the system",
      "p_client = 'client_jobrun' AND p_action IN ('text_operator', 'text_drill')",
      "p_client = 'client_jobrun'",
    ],
    [
      "drills from no number",
      "p_client = 'client_jobrun' AND p_action IN ('text_operator', 'text_drill')",
      "p_client = 'client_jobrun' AND p_action = 'text_operator'",
    ],
    [
      "a number of the system that is held no more",
      `n."clientId" = 'client_jobrun' AND n.state = 'warm' AND (`,
      `n."clientId" = 'client_jobrun' AND (`,
    ],
    ["an operator who is not known", `WHEN p_recipient = h."operatorPhone" THEN 'operator'`, ""],
  ]),
  ...planted(owner, [
    [
      "another client's number as the sender",
      `n."clientId" = p_client AND n.state = 'assigned' AND`,
      "n.state = 'assigned' AND",
    ],
    [
      "a number of the house's pool taken for the client's",
      "n.phone = p_sender AND (",
      "(n.phone = p_sender OR n.state = 'assigned') AND (",
    ],
    [
      "customers texted from the shared number",
      "n.role = 'ONBOARDING' AND p_action IN ('answer_owner', 'notify_owner')",
      "n.role = 'ONBOARDING'",
    ],
    ["owners answered from any spare number", "n.role = 'ONBOARDING' AND p_action", "p_action"],
    ["owners without the shared number for notices", "IN ('answer_owner', 'notify_owner')\n", "IN ('answer_owner')\n"],
    ["owners without the shared number for answers", "IN ('answer_owner', 'notify_owner')\n", "IN ('notify_owner')\n"],
    ["alerts that only the client can switch off", `h."alertsPaused" IS FALSE AND c`, "c"],
    [
      "alerts that only the platform can switch off",
      `h."alertsPaused" IS FALSE AND c."alertsPaused" IS FALSE`,
      `h."alertsPaused" IS FALSE`,
    ],
    [
      "an answer to what any client's owner wrote",
      `e."clientId" = p_client AND e.id = split_part`,
      "e.id = split_part",
    ],
    ["an answer to any event", "e.id = split_part(p_slot, '/', 1)\n", "true\n"],
    ["an answer to a call", "AND e.kind = 'text_arrived' AND", "AND"],
    ["an answer to what was written to another number", `AND e."ourNumber" = p_sender AND`, "AND"],
    ["an answer to what somebody else wrote", "AND e.event ->> 'from' = p_recipient", ""],
    ["an answer however late", `AND e."receivedAt" > p_now - interval '30 minutes')`, ")"],
    [
      "an answer a moment too late",
      `e."receivedAt" > p_now - interval '30 minutes'`,
      `e."receivedAt" >= p_now - interval '30 minutes'`,
    ],
  ]),
  ...planted(person, [
    ["texts to anything", mobile, "false"],
    ["texts to landlines", "447([1-57-9][0-9]{8}|624[0-9]{6})$", "44[0-9]{10}$"],
    ["texts to personal numbers and pagers", "447([1-57-9][0-9]{8}|624[0-9]{6})$", "447[0-9]{9}$"],
    ["no texts to the Isle of Man", "|624[0-9]{6})$", ")$"],
    ["a number of more digits than a mobile has", "|624[0-9]{6})$'", "|624[0-9]{6})'"],
    ["a text to a number of ours", "WHEN EXISTS (SELECT 1 FROM numbers WHERE phone = p_recipient) THEN 'ours'", ""],
    ["an unreachable number not read", `u."clientId" = p_client AND u.phone = p_recipient\n`, `false\n`],
    ["a number unreachable for all because it is for one client", `u."clientId" = p_client AND u.phone`, "u.phone"],
    [
      "all numbers unreachable because one is",
      `u."clientId" = p_client AND u.phone = p_recipient`,
      `u."clientId" = p_client`,
    ],
    ["a number unreachable for ever", `\n              AND u."unreachableUntil" > p_now)`, ")"],
    ["a number unreachable a moment too long", `u."unreachableUntil" > p_now`, `u."unreachableUntil" >= p_now`],
    ["an owner who is not known", `CASE WHEN p_recipient = c."phoneE164" THEN 'owner' WHEN`, "CASE WHEN"],
    ["an opt-out not read", `AND o."clearedAt" IS NULL)`, "AND false)"],
    ["an opt-out for ever", ` AND o."clearedAt" IS NULL)`, ")"],
    ["everybody opted out because one did", `AND o."personHash" = person_hash(p_client, p_recipient) AND`, "AND"],
    ["a customer's pause not read", "CASE WHEN cp.paused THEN 'paused' WHEN", "CASE WHEN"],
    [
      "a customer's pause that was lifted read as one",
      "CASE WHEN cp.paused THEN",
      "CASE WHEN cp.paused IS NOT NULL THEN",
    ],
    [
      "everybody paused because one is",
      `ON cp."clientId" = p_client AND cp.phone = p_recipient`,
      `ON cp."clientId" = p_client`,
    ],
    ["an ignored caller not read", "AND i.phone = p_recipient AND i.ignored)", "AND false)"],
    ["a caller ignored for ever", "AND i.phone = p_recipient AND i.ignored)", "AND i.phone = p_recipient)"],
    ["everybody ignored because one is", "AND i.phone = p_recipient AND i.ignored)", "AND i.ignored)"],
    ["a loop not read", "AND l.phone = p_recipient\n", "AND false\n"],
    ["everybody's thread a loop because one is", "AND l.phone = p_recipient\n", "\n"],
    ["a caller ignored because another client ignores them", `i."clientId" = p_client AND i.phone`, "i.phone"],
    ["a thread stopped because another client's loops", `l."clientId" = p_client AND l.phone`, "l.phone"],
    ["a person paused because another client paused them", `cp."clientId" = p_client AND cp.phone`, "cp.phone"],
    ["a loop for ever", `\n              AND l."stoppedUntil" > p_now)`, ")"],
    ["a loop a moment too long", `l."stoppedUntil" > p_now`, `l."stoppedUntil" >= p_now`],
  ]),
  ...planted(money, [
    [
      "a client that is not live not read",
      `CASE WHEN c."onboardingComplete" IS TRUE THEN 'live' ELSE 'not_live' END`,
      "'live'",
    ],
    [
      "a trial without an end",
      `WHEN p_now < c."trialEndsAt" THEN 'trial' ELSE 'trial_over'`,
      `WHEN p_now >= c."trialEndsAt" THEN 'trial_over' ELSE 'trial'`,
    ],
    ["a trial that lasts a moment too long", `p_now < c."trialEndsAt"`, `p_now <= c."trialEndsAt"`],
    ["past due for ever", `p_now < c."pastDueSince" + interval '3 days'`, `c."pastDueSince" IS NOT NULL`],
    [
      "past due a moment too long",
      `p_now < c."pastDueSince" + interval '3 days'`,
      `p_now <= c."pastDueSince" + interval '3 days'`,
    ],
    [
      "past due since nobody knows when taken for now",
      `WHEN p_now < c."pastDueSince" + interval '3 days' THEN 'grace' ELSE 'past_due'`,
      `WHEN p_now >= c."pastDueSince" + interval '3 days' THEN 'past_due' ELSE 'grace'`,
    ],
    ["an unknown billing state taken for paid", "\n            ELSE 'none' END,", "\n            ELSE 'active' END,"],
    [
      "no hours to book needed",
      `OR EXISTS (SELECT 1 FROM weekly_availability w WHERE w."clientId" = p_client))`,
      "OR true)",
    ],
    [
      "hours that nobody can book",
      `\n              OR EXISTS (SELECT 1 FROM weekly_availability w WHERE w."clientId" = p_client))`,
      ")",
    ],
    ["a booking link of nothing but spaces", `btrim(c."bookingLink") <> ''`, `c."bookingLink" IS NOT NULL`],
    ["a booking link that nobody can use", `btrim(c."bookingLink") <> ''`, "false"],
    ["hours of another client", `w."clientId" = p_client))`, "true))"],
    [
      "money of all clients",
      `s."clientId" = p_client AND s.day = spend_day(p_now)), 0)`,
      "s.day = spend_day(p_now)), 0)",
    ],
    [
      "money of all days",
      's."clientId" = p_client AND s.day = spend_day(p_now)), 0)',
      's."clientId" = p_client LIMIT 1), 0)',
    ],
    ["a text that is not reckoned", `+ coalesce(p_segments, 0) * h."segmentPricePence" <=`, "<="],
    ["a text of one segment whatever its length", "coalesce(p_segments, 0) *", "1 *"],
    [
      "a day's money that may not be spent to the last penny",
      `h."segmentPricePence" <= h."clientDayPence"`,
      `h."segmentPricePence" < h."clientDayPence"`,
    ],
    ["money without a cap", `h."segmentPricePence" <= h."clientDayPence"`, `h."segmentPricePence" <= 1000000`],
    [
      "a price that nobody can change",
      `coalesce(p_segments, 0) * h."segmentPricePence"`,
      "coalesce(p_segments, 0) * 4",
    ],
  ]),
];
