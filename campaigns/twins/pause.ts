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
    name: "a pause: the lock and the switches in one snapshot",
    caughtBy: pause,
    file: "src/store/outbox.ts",
    old: "  const { rows } = await sql<ClaimRow>`",
    new: "  await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`.execute(tx);\n  const { rows } = await sql<ClaimRow>`",
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
    file: "migrations/switches/claim-text.ts",
    old: "IF tries = 1 THEN",
    new: "IF scope = '' THEN PERFORM 1; ELSIF true THEN CONTINUE; ELSIF tries = 1 THEN",
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
    file: "migrations/switches/gate-reason.ts",
    old: "NOT IN ('text_owner', 'answer_owner'",
    new: "NOT IN ('answer_owner'",
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
    old: ` OR o.state = 'unknown' AND o."senderUntil" IS NOT NULL`,
    new: "",
  },
  {
    name: "a look-up taken for a send",
    caughtBy: inFlight,
    file: list,
    old: `o.state = 'unknown' AND o."senderUntil" IS NOT NULL`,
    new: `o.state = 'unknown' AND o."leasedUntil" IS NOT NULL`,
  },
  {
    name: "a sender that told too late to be heard",
    caughtBy: inFlight,
    file: "src/store/outbox.ts",
    old: "if (settled === undefined) await endSending(tx, claim);",
    new: "if (settled === null) await endSending(tx, claim);",
  },
  {
    name: "an opt-out that waits for no claim",
    caughtBy: { test: "test/store/races.db.test.ts" },
    file: "src/store/opt-outs.ts",
    old: "SELECT pg_advisory_xact_lock(",
    new: "SELECT pg_advisory_xact_lock_shared(",
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
    file: "migrations/20261123_switches.ts",
    old: "GRANT EXECUTE ON FUNCTION press_off, texts_in_flight TO jobrun_app;",
    new: "GRANT EXECUTE ON FUNCTION press_off, press_on, texts_in_flight TO jobrun_app;",
  },
  {
    name: "a customer's pause that the gate does not know",
    caughtBy: { test: "test/gate/refusals.db.test.ts" },
    file: "migrations/switches/gate-reason.ts",
    old: `"clientId" = p_client AND phone = p_recipient AND paused`,
    new: "false",
  },
  {
    name: "a cap forgotten under a pause",
    caughtBy: { test: "test/gate/refusals.db.test.ts" },
    file: "migrations/switches/grant-permit.ts",
    old: "IF (refusal IS NULL OR is_pause(refusal)) AND p_action = 'text_customer' THEN",
    new: "IF refusal IS NULL AND p_action = 'text_customer' THEN",
  },
];
