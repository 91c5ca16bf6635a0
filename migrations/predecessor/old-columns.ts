import { dropAfter } from "../../src/release/migrate/step/drop-after.ts";
import { sql, type Step } from "../../src/release/migrate/step.ts";

const no = "boolean not null default false";
/** Until ours are written, every row has it. */
const key = ["text", "text not null"];
const rowsOfNobody = {
  says: "each onboarding row has a business or is kept apart, whole",
  count: `SELECT FROM onboarding_states o WHERE o."clientId" IS NULL AND NOT EXISTS (
    SELECT FROM quarantined_rows q WHERE q."tableName" = 'onboarding_states' AND q."rowId" = o.id)`,
};
const saidElsewhere = { says: "it is said elsewhere", count: "SELECT WHERE false" };

/** The predecessor's columns that ours took the place of, in whichever of its shapes. They go before row security hides what still needs them. */
export const oldColumns: readonly Step[] = [
  sql(
    "what old columns alone say is kept",
    `
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.onboarding_states'::regclass AND attname = 'phone_type' AND NOT attisdropped) THEN
          UPDATE onboarding_states SET collected_fields = jsonb_build_object('phone_type', phone_type) || collected_fields
            WHERE phone_type IS NOT NULL;
        END IF;
        IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.client_settings'::regclass AND attname = 'notificationsPaused' AND NOT attisdropped) THEN
          UPDATE client_settings SET metadata = coalesce(metadata, '{}') || '{"notificationsPaused": true}' WHERE "notificationsPaused";
        END IF;
      END $$
    `,
    { mode: "ROW EXCLUSIVE", on: ["onboarding_states", "client_settings"] },
  ),
  dropAfter({
    drops: "column",
    table: "onboarding_states",
    name: "customer_id",
    was: key,
    leadsTo: ["customers"],
    after: rowsOfNobody,
  }),
  dropAfter({
    drops: "column",
    table: "onboarding_states",
    name: "client_id",
    was: key,
    leadsTo: ["clients"],
    after: rowsOfNobody,
  }),
  ...[
    ["onboarding_states", "forwarding_enabled", no],
    ["onboarding_states", "test_call_detected", no],
    ["onboarding_states", "phone_type", "text"],
    ["client_settings", "notificationsPaused", no],
  ].map(([table = "", name = "", was = ""]) => dropAfter({ drops: "column", table, name, was, after: saidElsewhere })),
  // Two businesses of one owner, one after the other, are no mistake of ours.
  ...["clients_phoneNumber_key", "clients_twilioNumber_key"].map((name) =>
    sql(`index ${name} ends`, `DROP INDEX IF EXISTS public."${name}"`, { mode: "ACCESS EXCLUSIVE", on: ["clients"] }),
  ),
];
