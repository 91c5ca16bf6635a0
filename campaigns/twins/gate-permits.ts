import type { Twin } from "../twin.ts";

const refusals = { test: "test/gate/refusals.db.test.ts" };
const permits = { test: "test/gate/permit.db.test.ts" };
const safety = { test: "test/gate/safety-caps.db.test.ts" };
const types = { test: "test/gate/must-not-compile.test.ts" };
const grant = "migrations/switches/grant-permit.ts";
const outbox = "migrations/20261122_gate.ts";

export const twins: readonly Twin[] = [
  {
    name: "a permit without asking the gate",
    caughtBy: refusals,
    file: grant,
    old: "refusal := gate_refusal(p_client, p_action, p_recipient, p_sender, p_now);",
    new: "refusal := NULL;",
  },
  {
    name: "a refusal that is not kept",
    caughtBy: refusals,
    file: grant,
    old: "IF refusal IS NOT NULL THEN\n",
    new: "IF refusal IS NOT NULL THEN RETURN refusal;\n",
  },
  {
    name: "a permit for another tenant",
    caughtBy: { test: "test/store/application.db.test.ts" },
    file: grant,
    old: "IF p_client IS DISTINCT FROM current_tenant() THEN",
    new: "IF false THEN",
  },
  {
    name: "the same thing said twice",
    caughtBy: refusals,
    file: grant,
    old: "AND slot = p_slot) THEN",
    new: "AND slot = p_slot AND false) THEN",
  },
  {
    name: "no cap in ten minutes",
    caughtBy: refusals,
    file: grant,
    old: "interval '10 minutes') >= 6",
    new: "interval '10 minutes') >= 60",
  },
  {
    name: "no cap in a day",
    caughtBy: refusals,
    file: grant,
    old: "interval '1 day') >= 20",
    new: "interval '1 day') >= 200",
  },
  {
    name: "safety words about one danger again and again",
    caughtBy: safety,
    file: grant,
    old: `"grantedAt" > p_now - interval '1 hour')`,
    new: `"grantedAt" > p_now)`,
  },
  {
    name: "one danger's words that keep another's from going",
    caughtBy: safety,
    file: grant,
    old: "AND template = p_template\n",
    new: "\n",
  },
  {
    name: "a template that does not name its danger",
    caughtBy: { test: "test/flows/answer-text.db.test.ts" },
    file: "src/flows/play-step.ts",
    old: "`send_safety_${effect.danger}`",
    new: "`${effect.do}`",
  },
  {
    name: "no cap of safety words in a day",
    caughtBy: safety,
    file: grant,
    old: "interval '1 day') >= 10",
    new: "interval '1 day') >= 100",
  },
  {
    name: "caps counted without a lock",
    caughtBy: permits,
    file: grant,
    old: "PERFORM pg_advisory_xact_lock(hashtextextended('permit:' || p_client || ':' || p_recipient, 0));",
    new: "",
  },
  {
    name: "caps shared by all people",
    caughtBy: permits,
    file: grant,
    old: `recipient = p_recipient\n            AND action = p_action AND "grantedAt" > p_now - interval '10 minutes'`,
    new: `action = p_action AND "grantedAt" > p_now - interval '10 minutes'`,
  },
  {
    name: "a permit that binds no words",
    caughtBy: permits,
    file: outbox,
    old: `FOREIGN KEY ("clientId", "permitId", action, recipient, template, slot, "bodyHash")\n          REFERENCES permits ("clientId", id, action, recipient, template, slot, "bodyHash") MATCH FULL`,
    new: `FOREIGN KEY ("clientId", "permitId", action, recipient, template, slot)\n          REFERENCES permits ("clientId", id, action, recipient, template, slot) MATCH FULL`,
  },
  {
    name: "a text without a permit",
    caughtBy: permits,
    file: outbox,
    old: `\n        FOREIGN KEY ("clientId", "permitId", action, recipient, template, slot, "bodyHash")\n          REFERENCES permits ("clientId", id, action, recipient, template, slot, "bodyHash") MATCH FULL,`,
    new: "",
  },
  {
    name: "a permit used twice",
    caughtBy: permits,
    file: outbox,
    old: `\n        UNIQUE ("clientId", "permitId"),`,
    new: "",
  },
  {
    name: "a half permit, unchecked for its NULL",
    caughtBy: permits,
    file: outbox,
    old: `"permitId" text NOT NULL,\n        action text NOT NULL`,
    new: `"permitId" text,\n        action text NOT NULL`,
  },
  {
    name: "a look-alike that passes for a permit",
    caughtBy: permits,
    file: "src/gate/system-gate.ts",
    old: "return GrantedPermit.genuine(answer);",
    new: 'return "request" in answer;',
  },
  {
    name: "a class of permits that anybody can make",
    caughtBy: types,
    file: "src/gate/system-gate.ts",
    old: "\nclass GrantedPermit<",
    new: "\nexport class GrantedPermit<",
  },
  {
    name: "permits that any object matches",
    caughtBy: types,
    file: "src/gate/system-gate.ts",
    old: "export type Permit<A extends Action = Action> = GrantedPermit<A>;",
    new: 'export type Permit<A extends Action = Action> = Pick<GrantedPermit<A>, "id" | "request">;',
  },
  {
    name: "brands that any string has",
    caughtBy: types,
    file: "src/domain/brand.ts",
    old: "readonly [brand]: Name",
    new: "readonly [brand]?: Name",
  },
];
