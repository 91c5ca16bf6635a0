import { hasOptedOut } from "./opt-outs.ts";
import type { ClientId } from "../domain/ids.ts";
import { parseIntake } from "../domain/intake/parse-intake.ts";
import { newIntake, type Intake } from "../domain/intake/state.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

/** What a conversation has come to. */
export type Played = {
  readonly intake: Intake;
  readonly leads: readonly {
    readonly job: string | null;
    readonly postcode: string | null;
    readonly place: string | null;
    readonly when: string | null;
    readonly name: string | null;
    readonly urgency: string;
    readonly state: string;
  }[];
  readonly optedOut: boolean;
};

/** Where the thread with one person stands, and the leads that came of it, oldest first. */
export async function readPlayed(tx: Tx, clientId: ClientId, phone: Phone): Promise<Played> {
  const thread = await tx
    .selectFrom("conversations as t")
    .innerJoin("customers as c", (join) =>
      join.onRef("c.clientId", "=", "t.clientId").onRef("c.id", "=", "t.customerId"),
    )
    .select("t.intake")
    .where("t.clientId", "=", clientId)
    .where("c.phoneE164", "=", phone)
    .where("t.intake", "is not", null)
    .executeTakeFirst();
  const leads = await tx
    .selectFrom("leads as l")
    .innerJoin("customers as c", (join) =>
      join.onRef("c.clientId", "=", "l.clientId").onRef("c.id", "=", "l.customerId"),
    )
    .select(["l.jobType", "l.postcode", "l.location", "l.requestedTime", "l.customerName", "l.urgency", "l.state"])
    .where("l.clientId", "=", clientId)
    .where("c.phoneE164", "=", phone)
    .orderBy("l.number")
    .execute();
  const optedOut = await hasOptedOut(tx, clientId, phone);
  return {
    intake: parseIntake(thread?.intake ?? null) ?? newIntake,
    leads: leads.map((lead) => ({
      job: blank(lead.jobType),
      postcode: lead.postcode,
      place: lead.postcode === null ? blank(lead.location) : null,
      when: blank(lead.requestedTime),
      name: lead.customerName,
      urgency: lead.urgency ?? "unknown",
      state: lead.state,
    })),
    optedOut,
  };
}

/** The predecessor's columns hold an empty text where nothing was said. */
function blank(text: string | null): string | null {
  return text === null || text === "" ? null : text;
}
