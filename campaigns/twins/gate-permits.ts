import type { Twin } from "../twin.ts";

const answers = { test: "test/gate/refusals.db.test.ts" };
const waited = { test: "test/gate/refusals/house.db.test.ts" };
const permits = { test: "test/gate/permit.db.test.ts" };
const types = { test: "test/gate/must-not-compile.test.ts" };
const houseRules = { test: "test/gate/house-rules.db.test.ts" };
const opinion = { test: "test/gate/second-opinion.db.test.ts" };
const grant = "migrations/gate/grant-permit.ts";
const outbox = "migrations/gate/outbox.ts";
const tables = "migrations/gate/permits.ts";
const platform = "migrations/gate/platform.ts";
const gate = "src/gate/system-gate.ts";

type Planted = readonly [name: string, caughtBy: Twin["caughtBy"], file: string, old: string, replacement: string];

const bound = `FOREIGN KEY ("clientId", "permitId", action, recipient, sender, template, slot, segments, "bodyHash")
          REFERENCES permits ("clientId", id, action, recipient, sender, template, slot, segments, "bodyHash") MATCH FULL`;

const planted: readonly Planted[] = [
  [
    "a yes of the database that the domain does not look at",
    opinion,
    gate,
    "if (!verdict.allowed) throw",
    "if (verdict.allowed === null) throw",
  ],
  [
    "a yes on facts that nobody can read",
    opinion,
    gate,
    "if (seen === null) throw new Error(`the gate granted ${wanted.action} on facts that nobody can read`);",
    "if (seen === null) return new GrantedPermit(id, request, segments);",
  ],
  [
    "a domain that is asked as if at the claim",
    opinion,
    gate,
    `judge(wanted.action, seen, "first")`,
    `judge("text_operator", { ...seen, person: "operator", optOut: "none" }, "again")`,
  ],
  ["words that are not made plain", opinion, gate, "body: toGsm7(wanted.body)", "body: wanted.body"],
  ["a soft no that is told as a hard one", opinion, gate, `block === "SOFT" ? "SOFT" : "HARD"`, `"HARD"`],
  [
    "a permit without asking the gate",
    answers,
    grant,
    "refusal := gate_judge(p_action, seen, false);",
    "refusal := NULL;",
  ],
  [
    "a permit asked for as if it were a claim",
    permits,
    grant,
    "gate_judge(p_action, seen, false)",
    "gate_judge(p_action, seen, true)",
  ],
  [
    "a claim asked as if it were for a permit",
    waited,
    grant,
    "p_asked_for, p_now), true)",
    "p_asked_for, p_now), NULL)",
  ],
  [
    "a claim that forgets since when its text waits",
    waited,
    grant,
    "NULL, NULL, NULL, NULL, p_asked_for, p_now)",
    "NULL, NULL, NULL, NULL, p_now, p_now)",
  ],
  [
    "a permit that keeps no facts",
    answers,
    grant,
    "p_segments, body_hash(p_body), facts, p_now)",
    "p_segments, body_hash(p_body), '{}', p_now)",
  ],
  [
    "a refusal that keeps no facts",
    answers,
    grant,
    "coalesce(block, 'HARD'), facts, p_now)",
    "coalesce(block, 'HARD'), '{}', p_now)",
  ],
  [
    "a refusal that is not kept",
    answers,
    grant,
    "        ELSE\n          block",
    "        ELSIF false THEN\n          block",
  ],
  ["a soft no kept as a hard one", answers, grant, "coalesce(block, 'HARD'), facts", "'HARD', facts"],
  ["a no without its block", answers, grant, "block := gate_block(p_action, refusal);", ""],
  [
    "a permit for another tenant",
    { test: "test/store/application.db.test.ts" },
    grant,
    "IF p_client IS DISTINCT FROM current_tenant() THEN",
    "IF false THEN",
  ],
  [
    "caps counted without a lock",
    permits,
    grant,
    "PERFORM pg_advisory_xact_lock(hashtextextended('permit:' || p_client || ':' || p_recipient, 0));",
    "",
  ],
  [
    "first contacts counted without a lock",
    permits,
    grant,
    "PERFORM pg_advisory_xact_lock(hashtextextended('first:' || p_client, 0));",
    "NULL;",
  ],
  [
    "calls of the model counted without a lock",
    permits,
    grant,
    "PERFORM pg_advisory_xact_lock(hashtextextended('model:' || p_client, 0));",
    "NULL;",
  ],
  [
    "words that are not hashed",
    permits,
    tables,
    "encode(sha256(convert_to(p_body, 'UTF8')), 'hex')",
    "substr(p_body, 1, 4)",
  ],
  [
    "a slot that can be used again",
    permits,
    tables,
    `        UNIQUE ("clientId", slot),\n        UNIQUE ("clientId", id,`,
    `        UNIQUE ("clientId", id,`,
  ],
  ["a text without a permit", permits, outbox, `\n        ${bound},`, ""],
  [
    "a permit that binds nothing but its client",
    permits,
    outbox,
    bound,
    `FOREIGN KEY ("clientId", "permitId") REFERENCES permits ("clientId", id) MATCH FULL`,
  ],
  ["a permit of which a part may be left out", permits, outbox, " MATCH FULL", ""],
  ["a permit used twice", permits, outbox, `\n        UNIQUE ("clientId", "permitId"),`, ""],
  [
    "a half permit, unchecked for its NULL",
    permits,
    outbox,
    `"permitId" text NOT NULL,\n        action text NOT NULL`,
    `"permitId" text,\n        action text NOT NULL`,
  ],
  [
    "a look-alike that passes for a permit",
    permits,
    gate,
    "return GrantedPermit.genuine(answer);",
    'return "request" in answer;',
  ],
  [
    "a permit whose request can be changed",
    permits,
    gate,
    "this.request = Object.freeze(request);",
    "this.request = request;",
  ],
  ["a permit whose id can be changed", permits, gate, "    Object.freeze(this);\n", ""],
  [
    "a queue that takes what only looks like a permit",
    permits,
    "src/gate/outbox.ts",
    "if (!isPermit(permit)) throw new TypeError",
    'if (permit.id === "") throw new TypeError',
  ],
  ["a class of permits that anybody can make", types, gate, "\nclass GrantedPermit<", "\nexport class GrantedPermit<"],
  [
    "permits that any object matches",
    types,
    gate,
    "export type Permit<A extends Action = Action> = GrantedPermit<A>;",
    'export type Permit<A extends Action = Action> = Pick<GrantedPermit<A>, "id" | "request">;',
  ],
  ["brands that any string has", types, "src/domain/brand.ts", "readonly [brand]: Name", "readonly [brand]?: Name"],
  [
    "a template that does not name its danger",
    { test: "test/flows/answer-text.db.test.ts" },
    "src/flows/play-step.ts",
    "`send_safety_${effect.danger}`",
    "`${effect.do}`",
  ],
  ["house rules that are never news", houseRules, platform, "IF NOT FOUND THEN RETURN; END IF;", "RETURN;"],
  ["house rules audited though nothing changed", houseRules, platform, "IF NOT FOUND THEN RETURN; END IF;", ""],
  [
    "an operator who cannot be unset",
    houseRules,
    platform,
    `SET "operatorPhone" = p_operator,`,
    `SET "operatorPhone" = coalesce(p_operator, "operatorPhone"),`,
  ],
  ["a segment's price that stays", houseRules, platform, `"segmentPricePence" = p_segment_pence, `, ""],
  ["a day's cap that stays", houseRules, platform, `, "clientDayPence" = p_day_pence`, ""],
  ["a trial's length that stays", houseRules, platform, `,\n            "trialDays" = p_trial_days`, ""],
  [
    "the operator's phone in the audit",
    houseRules,
    platform,
    "CASE WHEN p_operator IS NULL THEN 'unset' ELSE 'set' END",
    "p_operator",
  ],
  [
    "the caller's tenant lost after the house rules",
    houseRules,
    platform,
    "'set' END), p_now);\n        PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);",
    "'set' END), p_now);",
  ],
];

export const twins: readonly Twin[] = planted.map(([name, caughtBy, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
