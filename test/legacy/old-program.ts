import type { Client } from "pg";

/**
 * What the predecessor's programs say to their database, as its query builder wrote it: names with their schema, every column of
 * shape L named and no other, writes that turn into updates by the inherited unique keys, and reads that name what they return.
 */
export class OldProgram {
  readonly #db: Client;
  /** What an onboarding row hangs on: the customer, and in its baseline (shape B) the business. */
  readonly #rowOf: "customer_id" | "client_id";

  constructor(db: Client, rowOf: "customer_id" | "client_id" = "customer_id") {
    this.#db = db;
    this.#rowOf = rowOf;
  }

  /** A missed call: the customer and the conversation are found or made, and both sides of it are written down. */
  async missedCall(mark: string, clientId: string, phone: string): Promise<string> {
    await this.#one(`SELECT "public"."clients"."id", "public"."clients"."businessName", "public"."clients"."twilioNumber" FROM "public"."clients"
      WHERE "public"."clients"."id" = $1 LIMIT 1 OFFSET 0`, [clientId]);
    const customer = await this.#one(
      `INSERT INTO "public"."customers" ("id","createdAt","updatedAt","clientId","phone","state")
        VALUES ($1,now(),now(),$2,$3,CAST('NEW'::text AS "public"."CustomerState"))
        ON CONFLICT ("clientId","phone") DO UPDATE SET "updatedAt" = now() WHERE "public"."customers"."clientId" = $2
        RETURNING "public"."customers"."id", "public"."customers"."state"::text`,
      [`cust${mark}`, clientId, phone],
    );
    await this.#one(
      `INSERT INTO "public"."conversations" ("id","createdAt","updatedAt","clientId","customerId") VALUES ($1,now(),now(),$2,$3)
        RETURNING "public"."conversations"."id"`,
      [`conv${mark}`, clientId, customer],
    );
    await this.#message(mark, "call", clientId, customer, "SYSTEM", "CALL");
    await this.#message(mark, "reply", clientId, customer, "OUTBOUND", "SMS");
    return customer;
  }

  /** Their text comes, twice by the carrier's hand: the second is known by its key. The lead is made or changed. */
  async text(mark: string, clientId: string, customer: string): Promise<void> {
    await this.#message(mark, "text", clientId, customer, "INBOUND", "SMS");
    await this.#one(`SELECT "public"."messages"."id" FROM "public"."messages" WHERE "public"."messages"."twilioSid" = $1 LIMIT 1`, [`SMtext${mark}`]);
    for (const state of ["NEW", "NEEDS_INFO", "QUALIFIED"]) {
      await this.#one(
        `INSERT INTO "public"."leads" ("id","createdAt","updatedAt","clientId","customerId","state","jobType","urgency","location","requestedTime","notes","sentBooking","askedClarify","escalated")
          VALUES ($1,now(),now(),$2,$3,$4::"LeadState",'boiler','','','','',false,false,false)
          ON CONFLICT ("clientId","customerId") DO UPDATE SET "state" = $4::"LeadState", "updatedAt" = now()
          RETURNING "public"."leads"."id"`,
        [`lead${mark}${state}`, clientId, customer, state],
      );
    }
    await this.#one(
      `INSERT INTO "public"."handover_states" ("id","createdAt","updatedAt","conversationId","clientId","active","urgencyScore")
        VALUES ($1,now(),now(),$2,$3,true,7) ON CONFLICT ("conversationId") DO UPDATE SET "active" = false RETURNING "public"."handover_states"."id"`,
      [`hand${mark}`, `conv${mark}`, clientId],
    );
    await this.#db.query(`UPDATE "public"."leads" SET "state" = CAST('CLOSED'::text AS "public"."LeadState"), "updatedAt" = now()
      WHERE ("public"."leads"."clientId" = $1 AND "public"."leads"."customerId" = $2)`, [clientId, customer]);
  }

  /** A prospect goes through its questions: the row is kept on a customer of the default business, whose ever it is. */
  async prospect(mark: string, customer: string, clientId = "default-client"): Promise<string> {
    const id = `onb${mark}`;
    const [column, key] = [this.#rowOf, this.#rowOf === "client_id" ? clientId : customer];
    const row = await this.#one(
      `INSERT INTO "public"."onboarding_states" ("id","created_at","updated_at","${column}","current_state","collected_fields")
        VALUES ($1,now(),now(),$2,CAST('S1_BUSINESS_TYPE_LOCATION'::text AS "public"."OnboardingStateEnum"),'{}')
        ON CONFLICT ("${column}") DO UPDATE SET "updated_at" = now() RETURNING "public"."onboarding_states"."id"`,
      [id, key],
    );
    await this.#one(
      `UPDATE "public"."onboarding_states" SET "current_state" = CAST('S2_BUSINESS_NAME'::text AS "public"."OnboardingStateEnum"),
          "collected_fields" = '{"business_type": "plumber"}', "last_message_sid" = $2, "updated_at" = now()
        WHERE "public"."onboarding_states"."${column}" = $1 RETURNING "public"."onboarding_states"."id"`,
      [key, `SMonb${mark}`],
    );
    return row;
  }

  /** Its console: a business is made, changed, looked at and deleted with all that hangs on it. */
  async business(mark: string): Promise<void> {
    const id = `biz${mark}`;
    await this.#one(
      `INSERT INTO "public"."clients" ("id","createdAt","updatedAt","businessName","region","phoneNumber","twilioNumber","timezone","demoToolsVisible","demoClient")
        VALUES ($1,now(),now(),'Old Ways','UK',$2,$3,'Europe/London',true,false) RETURNING "public"."clients"."id"`,
      [id, `07700900${mark.slice(-3).padStart(3, "0")}`, `+447700904${mark.slice(-3).padStart(3, "0")}`],
    );
    await this.#one(
      `INSERT INTO "public"."client_settings" ("id","createdAt","updatedAt","clientId","metadata") VALUES ($1,now(),now(),$2,'{"onboarding_complete": false}')
        RETURNING "public"."client_settings"."id"`,
      [`set${mark}`, id],
    );
    await this.#one(
      `INSERT INTO "public"."bookings" ("id","createdAt","updatedAt","clientId","start","end","status","isAllDay")
        VALUES ($1,now(),now(),$2,now(),now(),CAST('NEW'::text AS "public"."BookingStatus"),false) RETURNING "public"."bookings"."id"`,
      [`book${mark}`, id],
    );
    const customer = await this.missedCall(`b${mark}`, id, `447700901${mark.slice(-3).padStart(3, "0")}`);
    await this.prospect(`b${mark}`, customer, id);
    await this.#db.query(`UPDATE "public"."clients" SET "businessName" = 'Older Ways', "twilioNumber" = NULL, "updatedAt" = now() WHERE "public"."clients"."id" = $1`, [id]);
    await this.#one(
      `SELECT "public"."messages"."id", "public"."messages"."body", "public"."messages"."direction"::text FROM "public"."messages"
        WHERE "public"."messages"."clientId" = $1 ORDER BY "public"."messages"."createdAt" DESC LIMIT 20`,
      [id],
    );
    await this.#db.query(`DELETE FROM "public"."customers" WHERE "public"."customers"."id" = $1`, [customer]);
    const gone = await this.#db.query(`DELETE FROM "public"."clients" WHERE "public"."clients"."id" = $1`, [id]);
    if (gone.rowCount !== 1) throw new Error(`the old program could not delete ${id}`);
  }

  async #message(mark: string, kind: string, clientId: string, customer: string, direction: string, type: string): Promise<void> {
    await this.#one(
      `INSERT INTO "public"."messages" ("id","createdAt","clientId","customerId","conversationId","direction","type","body","twilioSid")
        VALUES ($1,now(),$2,$3,$4,$5::"MessageDirection",$6::"MessageType",'old words',$7) RETURNING "public"."messages"."id"`,
      [`msg${kind}${mark}`, clientId, customer, `conv${mark}`, direction, type, `SM${kind}${mark}`],
    );
  }

  /** The id of the one row that a statement returns; none is an error, since an old program would go wrong without it. */
  async #one(text: string, values: readonly string[]): Promise<string> {
    const { rows } = await this.#db.query<{ id: string }>(text, [...values]);
    const [row] = rows;
    if (row === undefined) throw new Error(`nothing came back to an old program from: ${text}`);
    return row.id;
  }
}
