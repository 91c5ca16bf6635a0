import type { Twin } from "../twin.ts";

const spend = { test: "test/gate/spend.db.test.ts" };
const optOuts = { test: "test/gate/opt-outs.db.test.ts" };
const costs = "migrations/gate/spend.ts";
const ledger = "migrations/gate/opt-outs.ts";
const claim = "migrations/gate/claim-text.ts";

type Planted = readonly [name: string, old: string, replacement: string];

const planted = (caughtBy: Twin["caughtBy"], file: string, all: readonly Planted[]) =>
  all.map(([name, old, replacement]): Twin => ({ name, caughtBy, file, old, new: replacement }));

/** The spend of a day and the ledger of opt-outs, each condition taken away or loosened once. */
export const twins: readonly Twin[] = [
  ...planted(spend, costs, [
    ["a day that is not London's", "AT TIME ZONE 'Europe/London'", "AT TIME ZONE 'UTC'"],
    ["a first text of the day without a cap", "WHERE p_cap IS NULL OR p_pence <= p_cap\n", "WHERE true\n"],
    ["a first text of the day that may not cost the cap", "p_pence <= p_cap\n", "p_pence < p_cap\n"],
    ["a reservation without a cap", "WHERE p_cap IS NULL OR s.pence + EXCLUDED.pence <= p_cap;", ";"],
    [
      "a reservation a penny short of the cap",
      "s.pence + EXCLUDED.pence <= p_cap;",
      "s.pence + EXCLUDED.pence < p_cap;",
    ],
    ["a reservation that looks at what was before", "s.pence + EXCLUDED.pence <= p_cap;", "s.pence <= p_cap;"],
    ["a reservation that adds nothing", "SET pence = s.pence + EXCLUDED.pence", "SET pence = s.pence"],
    ["a reservation that is always had", "RETURN FOUND;", "RETURN true;"],
    [
      "what goes to owners stopped by the cap on the first of the day",
      "SELECT p_client, p_day, p_pence WHERE p_cap IS NULL OR",
      "SELECT p_client, p_day, p_pence WHERE",
    ],
    [
      "the money of a refused text kept",
      "NEW.state IN ('queued', 'refused', 'expired')",
      "NEW.state IN ('queued', 'expired')",
    ],
    [
      "the money of a text that goes again kept",
      "NEW.state IN ('queued', 'refused', 'expired')",
      "NEW.state IN ('refused', 'expired')",
    ],
    [
      "the money of an expired text kept",
      "NEW.state IN ('queued', 'refused', 'expired')",
      "NEW.state IN ('queued', 'refused')",
    ],
    ["the money of an unknown text kept", "OLD.state IN ('sending', 'unknown') AND", "OLD.state IN ('sending') AND"],
    ["the money of a text on its way kept", "OLD.state IN ('sending', 'unknown') AND", "OLD.state IN ('unknown') AND"],
    ["the carrier's price not taken", `NEW.pence := NEW."carrierPence";`, "NULL;"],
    ["the carrier's count above the carrier's price", ` AND NEW."carrierPence" IS NULL THEN`, " THEN"],
    [
      "the carrier's count not taken",
      `NEW.pence := OLD.pence / coalesce(OLD."carrierSegments", OLD.segments) * NEW."carrierSegments";`,
      "NULL;",
    ],
    [
      "the carrier's second count reckoned from ours",
      `NEW.pence := OLD.pence / coalesce(OLD."carrierSegments", OLD.segments)`,
      "NEW.pence := OLD.pence / OLD.segments",
    ],
    [
      "a second count that is the first of ours not taken",
      `NEW."carrierSegments" <> coalesce(OLD."carrierSegments", OLD.segments)`,
      `NEW."carrierSegments" <> OLD.segments`,
    ],
    [
      "a cost that nobody works out",
      `FOR EACH ROW WHEN (OLD."spendDay" IS NOT NULL)\n        EXECUTE FUNCTION outbox_cost();`,
      `FOR EACH ROW WHEN (false)\n        EXECUTE FUNCTION outbox_cost();`,
    ],
    [
      "a day that does not follow its texts",
      "WHEN (OLD.state <> 'queued' AND NEW.pence <> OLD.pence) EXECUTE",
      "WHEN (false) EXECUTE",
    ],
    [
      "a claim counted twice",
      "WHEN (OLD.state <> 'queued' AND NEW.pence <> OLD.pence) EXECUTE",
      "WHEN (NEW.pence <> OLD.pence) EXECUTE",
    ],
    [
      "a day whose row is lost in silence",
      "IF NOT FOUND THEN RAISE EXCEPTION 'the day of outbox text % has no spend', NEW.id; END IF;",
      "",
    ],
    [
      "the caller's tenant lost after a cost",
      "PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);\n        RETURN NULL;",
      "RETURN NULL;",
    ],
    ["a cost written to another day", `AND day = NEW."spendDay";`, ";"],
  ]),
  ...planted(spend, claim, [
    [
      "a claim that reserves nothing",
      `IF NOT reserve_spend(head."clientId", spend_day(p_now), cost, CASE WHEN capped THEN house."clientDayPence" END) THEN`,
      "IF false THEN",
    ],
    ["a claim without a cap", `CASE WHEN capped THEN house."clientDayPence" END`, "NULL"],
    [
      "an owner's text stopped by the cap",
      `CASE WHEN capped THEN house."clientDayPence" END`,
      `house."clientDayPence"`,
    ],
    [
      "holding replies beyond the cap",
      "('text_customer', 'text_holding_reply', 'send_booking_link');",
      "('text_customer', 'send_booking_link');",
    ],
    [
      "booking links beyond the cap",
      "('text_customer', 'text_holding_reply', 'send_booking_link');",
      "('text_customer', 'text_holding_reply');",
    ],
    [
      "customers' texts beyond the cap",
      "('text_customer', 'text_holding_reply', 'send_booking_link');",
      "('text_holding_reply', 'send_booking_link');",
    ],
    [
      "a text reckoned as one segment",
      `cost := head.segments * house."segmentPricePence";`,
      `cost := house."segmentPricePence";`,
    ],
    ["a text at a price of yore", `cost := head.segments * house."segmentPricePence";`, "cost := head.segments * 4;"],
    [
      "a text that does not know what it cost",
      `"spendDay" = spend_day(p_now), pence = cost,`,
      `"spendDay" = spend_day(p_now),`,
    ],
    [
      "a text reckoned to the day on which it was queued",
      `"spendDay" = spend_day(p_now), pence`,
      `"spendDay" = spend_day(head."queuedAt"), pence`,
    ],
  ]),
  ...planted(optOuts, ledger, [
    [
      "a hash without the installation's key",
      "encode(sha256(key || sha256(key || convert_to(p_client || ' ' || p_phone, 'UTF8'))), 'hex')",
      "encode(sha256(convert_to(p_client || ' ' || p_phone, 'UTF8')), 'hex')",
    ],
    [
      "a hash that is the same for every client",
      "convert_to(p_client || ' ' || p_phone, 'UTF8')",
      "convert_to(p_phone, 'UTF8')",
    ],
    [
      "a hash that is the same for everybody",
      "convert_to(p_client || ' ' || p_phone, 'UTF8')",
      "convert_to(p_client, 'UTF8')",
    ],
    [
      "a short key",
      "sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))",
      "decode('00', 'hex')",
    ],
    [
      "an opt-out without its lock",
      "PERFORM pg_advisory_xact_lock(hashtextextended('customer:' || p_client || ':' || p_phone, 0));",
      "",
    ],
    [
      "an opt-out of another tenant's",
      `RAISE EXCEPTION 'an opt-out of another tenant' USING ERRCODE = 'insufficient_privilege';\n        END IF;\n        -- The`,
      "NULL;\n        END IF;\n        -- The",
    ],
    [
      "an opt-in of another tenant's",
      `RAISE EXCEPTION 'an opt-out of another tenant' USING ERRCODE = 'insufficient_privilege';\n        END IF;\n        -- Only`,
      "NULL;\n        END IF;\n        -- Only",
    ],
    [
      "an opt-out that is an error the second time",
      `\n          ON CONFLICT ("clientId", "personHash") WHERE "clearedAt" IS NULL DO NOTHING;`,
      ";",
    ],
    [
      "an opt-out once in a life",
      `ON opt_outs ("clientId", "personHash") WHERE "clearedAt" IS NULL`,
      `ON opt_outs ("clientId", "personHash")`,
    ],
    [
      "an opt-in by anything",
      `IF NOT EXISTS (SELECT 1 FROM inbox WHERE "clientId" = p_client AND id = p_event AND kind`,
      `IF false AND NOT EXISTS (SELECT 1 FROM inbox WHERE "clientId" = p_client AND id = p_event AND kind`,
    ],
    ["an opt-in by a call", "AND id = p_event AND kind = 'text_arrived'\n", "AND id = p_event\n"],
    ["an opt-in by somebody else's text", "\n            AND event ->> 'from' = p_phone\n", "\n"],
    ["an opt-in by a text that says something else", "IN ('start', 'unstop')) THEN", "IS NOT NULL) THEN"],
    ["an opt-in by any text of theirs", "AND id = p_event AND kind", "AND kind"],
    [
      "an opt-in of everybody",
      `AND "personHash" = person_hash(p_client, p_phone) AND "clearedAt" IS NULL;`,
      `AND "clearedAt" IS NULL;`,
    ],
    [
      "an opt-in that writes over the first",
      `AND "personHash" = person_hash(p_client, p_phone) AND "clearedAt" IS NULL;`,
      `AND "personHash" = person_hash(p_client, p_phone);`,
    ],
    [
      "an opt-in by the phone that was written down",
      `AND "personHash" = person_hash(p_client, p_phone) AND "clearedAt" IS NULL;`,
      `AND phone = p_phone AND "clearedAt" IS NULL;`,
    ],
    [
      "an opt-in that clears nothing",
      `SET "clearedAt" = p_now, "clearedBy" = p_event\n`,
      `SET "clearedAt" = "clearedAt"\n`,
    ],
    ["an opt-in that nobody can trace", `"clearedBy" = p_event\n`, `"clearedBy" = (SELECT max(id) FROM inbox)\n`],
  ]),
];
