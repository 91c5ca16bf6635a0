import type { IntakeInput } from "../../domain/intake/state.ts";
import type { OwnerEffect } from "../../domain/owner/answer.ts";
import { unreachable } from "../../domain/unreachable.ts";
import { writeClientFacts } from "../../store/client-facts.ts";
import { setIgnored } from "../../store/ignored-callers.ts";
import { writeAlertsOff, writeQuietHours } from "../../store/owner-quiet.ts";
import { pressOff } from "../../store/switches.ts";
import type { Tx } from "../../store/tenant.ts";
import { endLead } from "../end-lead.ts";
import { reopenScene } from "../open-scene.ts";
import { playStep } from "../play-step.ts";
import { wakeLater } from "../wake-owner.ts";
import { nameLead, type NamedLead } from "./open-desk.ts";
import type { OwnerScene } from "./owner-scene.ts";
import { relayToCustomer } from "./relay-to-customer.ts";

const byText = "the owner, by text";

/** Does one thing that an owner asked for. Returns what became of it: only a relay can be refused. */
export async function doCommand(
  tx: Tx,
  scene: OwnerScene,
  effect: OwnerEffect,
  now: Temporal.Instant,
): Promise<string> {
  const { client, cause } = scene;
  const named = "lead" in effect ? await nameLead(tx, client, effect.lead) : null;
  switch (effect.do) {
    case "relay":
      return named === null ? "not_textable" : relayToCustomer(tx, scene, named, effect.words, now);
    case "take_over":
      return hear(tx, scene, named, { input: "owner_took_over" }, now);
    case "give_back":
      return hear(tx, scene, named, { input: "given_back" }, now);
    case "move_lead":
      if (named === null) return "no such lead";
      return endLead(tx, client, { lead: named.lead, move: effect.to, textId: cause.id }, now);
    case "ignore":
    case "stop_ignoring":
      return ignore(tx, scene, named, effect.do === "ignore", now);
    case "pause": {
      const press = { what: "outbound", reason: `PAUSE, text ${cause.id}`, by: byText } as const;
      return pressOff(tx, { level: "client", clientId: client.id }, press, now);
    }
    case "set_alerts_off":
      await writeAlertsOff(tx, client.id, effect.until, now);
      await wakeLater(tx, client.id, now, now);
      return "written";
    case "set_quiet":
      await writeQuietHours(tx, client.id, effect.hours, now);
      await wakeLater(tx, client.id, now, now);
      return "written";
    case "set_facts":
      await writeClientFacts(tx, client.id, effect.facts, now);
      return "written";
    default:
      return unreachable(effect);
  }
}

async function hear(
  tx: Tx,
  { client, cause }: OwnerScene,
  named: NamedLead | null,
  heard: IntakeInput,
  now: Temporal.Instant,
): Promise<string> {
  const conversationId = named?.lead.conversationId ?? null;
  const scene = conversationId === null ? null : await reopenScene(tx, client, conversationId, cause);
  return scene === null ? "no conversation" : playStep(tx, scene, { heard, regard: "customer" }, now);
}

async function ignore(
  tx: Tx,
  { client }: OwnerScene,
  named: NamedLead | null,
  ignored: boolean,
  now: Temporal.Instant,
): Promise<string> {
  const phone = named?.lead.phone ?? null;
  if (phone === null) return "no phone";
  await setIgnored(tx, { clientId: client.id, phone, ignored }, now);
  return ignored ? "ignored" : "not ignored";
}
