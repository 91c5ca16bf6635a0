import type { CarrierEvent } from "../../domain/carrier-event.ts";
import { parsePhone } from "../../domain/phone.ts";
import { callPassedElsewhere, callToSetup } from "../../domain/wording/setup-divert.ts";
import type { ClaimedEvent } from "../../store/inbox.ts";
import { clientOfOwnerInSetup } from "../../store/setups.ts";
import type { World } from "../world.ts";
import { readClientInSetup } from "./client-in-setup.ts";
import { noticeOfSetup } from "./say-setup.ts";

type CallArrived = Extract<CarrierEvent, { kind: "call_arrived" }>;

/**
 * A test call that came to another number of ours than the client's: the network says that an owner's phone has passed it on, or
 * the owner rang the number for set-up. The owner hears which, once an hour; whoever has that number gets the call as any other.
 */
export async function hearStrayedCall(world: World, claimed: ClaimedEvent, event: CallArrived): Promise<void> {
  const passedOn = event.forwardedFrom !== null;
  if (!passedOn && claimed.role !== "ONBOARDING") return;
  const owner = parsePhone(event.forwardedFrom ?? event.from);
  const clientId = owner === null ? null : await world.store.withoutTenant((db) => clientOfOwnerInSetup(db, owner));
  if (clientId === null || clientId === claimed.clientId) return;
  await world.store.withTenant(clientId, async (tx) => {
    const { client, setup } = await readClientInSetup(tx, clientId);
    if (client === null || client.number === null || setup?.open.is !== "test_call") return;
    const now = world.now();
    const [name, body] = passedOn
      ? (["passed_elsewhere", callPassedElsewhere(setup, client.number)] as const)
      : (["call_to_setup", callToSetup] as const);
    const hour = now.toString().slice(0, "2026-01-01T00".length);
    await noticeOfSetup(tx, client, { template: `setup_${name}`, slot: `setup ${name} ${hour}`, body }, now);
  });
}
