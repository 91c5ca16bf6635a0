import { newIntake } from "../../../src/domain/intake/state.ts";
import { nothingSaid } from "../../../src/domain/lead-facts.ts";
import type { Draw, Move } from "./draw.ts";
import { inTenant } from "./play.ts";

/** What is kept of people, and of what the operator must know. */
export function peopleMoves(draw: Draw): Readonly<Record<"talk" | "regard" | "optOut" | "incident", Move>> {
  const { place, now, person, leaseMs, back, body, carrierId } = draw;
  const talk: Move = {
    name: `what is kept of ${person}`,
    on: (side) =>
      inTenant(side, async (tx) => {
        const { id: clientId, number } = side.client;
        const customerId = await side.f.customerOf(tx, clientId, person, now);
        const conversation = await side.f.lockConversation(tx, clientId, customerId, number, now);
        await side.f.saveIntake(tx, clientId, conversation, newIntake, now);
        const of = { clientId, customerId, conversationId: conversation.id };
        const before = await side.f.leadNumber(tx, { ...of, enquiry: 1 });
        const state = place % 2 === 0 ? "NEW" : "AWAITING_BOOKING";
        const lead =
          leaseMs === 0
            ? await side.f.saveLead(
                tx,
                { ...of, enquiry: 1 },
                { facts: nothingSaid, state },
                { kind: "event", id: `move ${place}` },
                now,
              )
            : null;
        const kept = { ...of, direction: "INBOUND", type: "SMS", body, carrierId } as const;
        await side.f.keepMessage(tx, kept, now);
        const said = await side.f.lastExchanged(tx, { clientId, conversationId: conversation.id, phone: person }, 6);
        const behind = await side.f.conversationBehind(tx, clientId, conversation.id);
        return [conversation.intake, before, lead, said, behind?.phone, await side.f.readIntake(tx, clientId, person)];
      }),
  };
  const regard: Move = {
    name: `how ${person} is regarded`,
    on: (side) =>
      inTenant(side, async (tx) => {
        const of = { clientId: side.client.id, phone: person };
        if (back === 0) return side.f.stopThread(tx, { ...of, why: "a test" }, now);
        if (back === 1 && place % 4 === 0) return side.f.noteUnreachable(tx, { ...of, code: "30006" }, now);
        await side.f.setIgnored(tx, { ...of, ignored: place % 3 === 0 }, now);
        return side.f.isIgnored(tx, side.client.id, person);
      }),
  };
  const optOut: Move = {
    name: `${person} opts out`,
    on: (side) =>
      inTenant(side, (tx) =>
        side.f.optOut(
          tx,
          { clientId: side.client.id, phone: person, source: "phrase", words: "stop it", eventId: null },
          now,
        ),
      ),
  };
  const incident: Move = {
    name: "an incident",
    on: (side) =>
      inTenant(side, async (tx) => {
        const about = { kind: "danger", subject: `subject ${back}`, detail: `at ${place}` };
        if (leaseMs === 0) await side.f.raiseIncident(tx, side.client.id, about, now);
        else await side.f.resolveIncident(tx, side.client.id, about.kind, about.subject);
        const open = await side.f.untoldIncidents(tx, now);
        if (back === 2) await side.f.noteIncidentsTold(tx, open.slice(0, 1), now);
        return open.map((one) => ({ ...one, id: "" }));
      }),
  };
  return { talk, regard, optOut, incident };
}
