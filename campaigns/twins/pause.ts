import type { Twin } from "../twin.ts";

const pause = { campaign: "pause" };
const inFlight = { test: "test/flows/switch-off.db.test.ts" };
const frozen = { test: "test/flows/frozen-sender.db.test.ts" };
const resume = { test: "test/flows/resume.db.test.ts" };
const audit = { test: "test/store/audit.db.test.ts" };
const list = "migrations/switches/texts-in-flight.ts";
const press = "migrations/switches/press-switch.ts";

export const twins: readonly Twin[] = [
  {
    name: "a pause: the switches read before their lock",
    caughtBy: { test: "test/gate/pressed-switch.db.test.ts" },
    file: "migrations/gate/claim-text.ts",
    old: `        PERFORM pg_advisory_xact_lock_shared(hashtextextended('customer:' || head."clientId" || ':' || head.recipient, 0));
        refusal := gate_refusal(head."clientId", head.action, head.recipient, head.sender, head."askedForAt", p_now);
`,
    new: `        refusal := gate_refusal(head."clientId", head.action, head.recipient, head.sender, head."askedForAt", p_now);
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('customer:' || head."clientId" || ':' || head.recipient, 0));
`,
  },
  {
    name: "a pause without waiting for what is under way",
    caughtBy: pause,
    file: "src/flows/switch-off.ts",
    old: "if (inFlight.length === 0)",
    new: "if (inFlight.length >= 0)",
  },
  {
    name: "a pause without the claim's locks",
    caughtBy: { test: "test/gate/pressed-switch.db.test.ts" },
    file: "migrations/gate/claim-text.ts",
    old: `PERFORM pg_advisory_xact_lock_shared(hashtextextended('platform', 0));`,
    new: `PERFORM pg_try_advisory_xact_lock_shared(hashtextextended('platform', 0));`,
  },
  {
    name: "a press that shares its lock with the claims",
    caughtBy: inFlight,
    file: press,
    old: "PERFORM pg_advisory_xact_lock(hashtextextended(CASE",
    new: "PERFORM pg_advisory_xact_lock_shared(hashtextextended(CASE",
  },
  {
    name: "a client's pause that waits for alerts to the owner",
    caughtBy: inFlight,
    file: "migrations/gate/judge.ts",
    old: `('text_owner', 'answer_owner', 'notify_owner', 'text_safety'`,
    new: `('answer_owner', 'notify_owner', 'text_safety'`,
  },
  {
    name: "a customer's pause that waits for others",
    caughtBy: inFlight,
    file: list,
    old: "AND (p_phone IS NULL OR o.recipient = p_phone)",
    new: "",
  },
  {
    name: "a lease that ran out taken for a sender's end",
    caughtBy: frozen,
    file: list,
    old: `OR o."senderUntil" > clock_timestamp() - interval '1 hour'`,
    new: `OR o."senderUntil" > clock_timestamp() + interval '1 hour'`,
  },
  {
    name: "a text given up as unknown taken for sent",
    caughtBy: frozen,
    file: list,
    old: `o."senderUntil" IS NOT NULL AND (o.state <> 'accepted' OR o.attempts > 1) OR`,
    new: `o.state = 'sending' OR`,
  },
  {
    name: "a text that was looked up in vain taken for nobody's",
    caughtBy: frozen,
    file: list,
    old: `o."senderUntil" IS NOT NULL AND (o.state <> 'accepted' OR o.attempts > 1) OR`,
    new: `o.state = 'sending' OR o.state = 'unknown' AND o."senderUntil" IS NOT NULL OR`,
  },
  {
    name: "a stalled sender forgotten when another takes its text up",
    caughtBy: frozen,
    file: "migrations/gate/claim-text.ts",
    old: `array_append(o."stalledBy", o."claimedBy")`,
    new: `o."stalledBy"`,
  },
  {
    name: "a look-up taken for a send",
    caughtBy: inFlight,
    file: list,
    old: `o."senderUntil" IS NOT NULL AND (o.state <> 'accepted' OR o.attempts > 1) OR`,
    new: `o.state = 'sending' OR o.state = 'unknown' AND o."leasedUntil" IS NOT NULL OR`,
  },
  {
    name: "a sender that told too late to be heard",
    caughtBy: inFlight,
    file: "migrations/gate/settle-text.ts",
    old: `UPDATE outbox SET "senderUntil" = NULL WHERE "clientId" = p_client AND id = p_id AND fence = p_fence;`,
    new: ``,
  },
  {
    name: "an opt-out that waits for no claim",
    caughtBy: { test: "test/store/races.db.test.ts" },
    file: "migrations/gate/opt-outs.ts",
    old: `PERFORM pg_advisory_xact_lock(hashtextextended('customer:'`,
    new: `PERFORM pg_advisory_xact_lock_shared(hashtextextended('customer:'`,
  },
  {
    name: "the pause lifted sends what it held",
    caughtBy: resume,
    file: "src/flows/resume.ts",
    old: "const asked = sendHeld ? held : late;",
    new: "const asked = held;",
  },
  {
    name: "what expired while it was held sent",
    caughtBy: resume,
    file: "src/flows/resume.ts",
    old: `if (Temporal.Instant.compare(expiresAt, now) <= 0) return endDecision(tx, decision, "expired", now);`,
    new: "",
  },
  {
    name: "a press that is not kept",
    caughtBy: audit,
    file: press,
    old: "IF pressed = 1 THEN",
    new: "IF pressed > 1 THEN",
  },
  {
    name: "an audit without its chain",
    caughtBy: audit,
    file: "migrations/switches/audit.ts",
    old: `OR (chain.one)."hashBefore" <> coalesce((chain.before).hash, '')`,
    new: "",
  },
  {
    name: "the application that lifts a pause",
    caughtBy: { test: "test/store/application.db.test.ts" },
    file: "migrations/20261122_security.ts",
    old: `press_off, texts_in_flight,`,
    new: `press_off, press_on, texts_in_flight,`,
  },
  {
    name: "a customer's pause that the gate does not know",
    caughtBy: { test: "test/gate/refusals.db.test.ts" },
    file: "migrations/gate/facts.ts",
    old: `WHEN cp.paused THEN 'paused'`,
    new: `WHEN false THEN 'paused'`,
  },
  {
    name: "a pause asked before another reason",
    caughtBy: resume,
    file: "migrations/gate/judge.ts",
    old: "        IF texts THEN\n",
    new: `        IF f."clientOutbound" IS DISTINCT FROM 'on' AND customers THEN RETURN 'client_paused'; END IF;\n        IF texts THEN\n`,
  },
  {
    name: "resume that does not see what was queued before the pause",
    caughtBy: resume,
    file: "src/store/held.ts",
    old: `WHERE o.state = 'queued'`,
    new: `WHERE o.state = 'never'`,
  },
  {
    name: "resume that takes what came after the pause for older",
    caughtBy: resume,
    file: "src/store/held.ts",
    old: `WHEN o."askedForAt" < c."outboundResumedAt" AND`,
    new: "WHEN",
  },
  {
    name: "a queued text asked for again in vain",
    caughtBy: resume,
    file: "src/store/held.ts",
    old: `await changeText(tx, clientId, id, "queued", { state: "held", reason: "queued before a pause" });`,
    new: "",
  },
  {
    name: "a text asked for again that does not wait for its next try",
    caughtBy: resume,
    file: "src/store/held.ts",
    old: `greatest("dueAt", clock_timestamp())`,
    new: "clock_timestamp()",
  },
  {
    name: "the model switched on that sends what a pause held",
    caughtBy: resume,
    file: "src/flows/resume.ts",
    old: `press.what === "outbound" ? operator.held(scope) : []`,
    new: "operator.held(scope)",
  },
  {
    name: "a press that left texts under way taken for done",
    caughtBy: { test: "test/cli/press/said-of.test.ts" },
    file: "src/cli/press/said-of.ts",
    old: "human, refused: true };",
    new: "human };",
  },
  {
    name: "a model that reads though it is off for its client",
    caughtBy: { test: "test/gate/ai-switch.db.test.ts" },
    file: "migrations/gate/facts.ts",
    old: `h."aiDisabled" IS FALSE AND c."aiDisabled" IS FALSE`,
    new: `h."aiDisabled" IS FALSE`,
  },
  {
    name: "a model that reads though it is off for everybody",
    caughtBy: { test: "test/gate/ai-switch.db.test.ts" },
    file: "migrations/gate/facts.ts",
    old: `h."aiDisabled" IS FALSE AND c."aiDisabled" IS FALSE`,
    new: `c."aiDisabled" IS FALSE`,
  },
];
