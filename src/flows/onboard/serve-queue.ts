import type { ClientId } from "../../domain/ids.ts";
import { withNumber } from "../../domain/onboarding/on-setup-text.ts";
import { numberCame } from "../../domain/wording/setup.ts";
import { readClient } from "../../store/clients.ts";
import { resolveIncident } from "../../store/incidents.ts";
import { lockSetup, ownersToServe, saveSetup, takeNumber } from "../../store/setups.ts";
import type { Tx } from "../../store/tenant.ts";
import type { World } from "../world.ts";
import { noticeOfSetup } from "./say-setup.ts";

const servedAtOnceMax = 50;

/** Numbers came: those who wait get them, the longest first, each with its next question. Returns how many were served. */
export async function serveQueue(world: World): Promise<number> {
  const waiting = await world.store.withoutTenant((db) => ownersToServe(db, servedAtOnceMax));
  let served = 0;
  for (const clientId of waiting) {
    if (await world.store.withTenant(clientId, (tx) => serve(tx, world, clientId))) served += 1;
  }
  if (served > 0) world.wake("outbox");
  return served;
}

async function serve(tx: Tx, world: World, clientId: ClientId): Promise<boolean> {
  const now = world.now();
  const before = await lockSetup(tx, clientId);
  const { phone } = await takeNumber(tx, clientId, now);
  if (before === null || phone === null || before.open.is !== "number") return false;
  const setup = withNumber(before, true);
  await saveSetup(tx, clientId, setup, now);
  await resolveIncident(tx, clientId, "waits_for_number", clientId);
  const client = await readClient(tx, clientId);
  if (client === null) return false;
  const body = numberCame(setup, { number: phone, place: null, terms: world.terms });
  await noticeOfSetup(tx, client, { template: "setup_number_came", slot: `number came ${now.toString()}`, body }, now);
  return true;
}
