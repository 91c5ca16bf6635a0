import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/**
 * What a language model was asked, call by call: reserved by the permit, and settled by what the call cost. A call is not text:
 * what was said in it stands in the conversation alone. A conversation's budget is that of its person and day.
 */
export const modelCalls: readonly Step[] = [
  sql(
    "table model_calls",
    `
      CREATE TABLE model_calls (
        "clientId" text NOT NULL REFERENCES clients (id),
        "permitId" text NOT NULL,
        phone text NOT NULL,
        day date NOT NULL,
        pence numeric NOT NULL CHECK (pence >= 0),
        "askedAt" timestamptz NOT NULL,
        model text,
        outcome text,
        "inputTokens" integer CHECK ("inputTokens" >= 0),
        "outputTokens" integer CHECK ("outputTokens" >= 0),
        "endedAt" timestamptz,
        PRIMARY KEY ("clientId", "permitId"),
        FOREIGN KEY ("clientId", "permitId") REFERENCES permits ("clientId", id) MATCH FULL,
        CHECK (("endedAt" IS NULL) = (outcome IS NULL) AND ("endedAt" IS NULL) = (model IS NULL))
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql("calls of a day", `CREATE INDEX model_calls_day ON model_calls ("clientId", day)`),
  sql(
    "model_money",
    `
      CREATE FUNCTION model_money(p_client text, p_phone text, p_call numeric, p_day numeric, p_conversation numeric,
        p_now timestamptz) RETURNS text LANGUAGE sql VOLATILE AS $$
        SELECT CASE WHEN (p_call + coalesce(sum(pence), 0) <= p_day) IS NOT TRUE THEN 'spent'
          WHEN (p_call + coalesce(sum(pence) FILTER (WHERE phone = p_phone), 0) <= p_conversation) IS NOT TRUE
            THEN 'conversation_spent' ELSE 'left' END
        FROM model_calls WHERE "clientId" = p_client AND day = spend_day(p_now)
      $$
    `,
  ),
  sql(
    "a call ends once",
    `
      CREATE FUNCTION model_call_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'model call % has ended', OLD."permitId" USING ERRCODE = 'check_violation';
      END $$;
      CREATE TRIGGER model_call_ends_once BEFORE UPDATE ON model_calls FOR EACH ROW WHEN (OLD."endedAt" IS NOT NULL)
        EXECUTE FUNCTION model_call_ends_once();
    `,
  ),
  sql(
    "keep_model_budget",
    `
      CREATE FUNCTION keep_model_budget(p_id text, p_call numeric, p_day numeric, p_conversation numeric, p_now timestamptz)
      RETURNS void LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE tenant_before text := current_tenant();
      BEGIN
        PERFORM across_tenants();
        UPDATE platform SET "modelCallPence" = p_call, "modelDayPence" = p_day, "modelConversationPence" = p_conversation
          WHERE ("modelCallPence", "modelDayPence", "modelConversationPence") IS DISTINCT FROM (p_call, p_day, p_conversation);
        IF NOT FOUND THEN RETURN; END IF;
        PERFORM set_config('jobrun.tenant', 'client_jobrun', true);
        PERFORM write_audit(p_id, 'client_jobrun', 'platform', 'model budget', 'configuration',
          format('a call at %s pence, a client''s day up to %s, a conversation''s up to %s', p_call, p_day, p_conversation), p_now);
        PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);
      END $$
    `,
  ),
];
