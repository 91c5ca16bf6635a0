import type { Phone } from "../domain/phone.ts";
import { endDecision, lockDecision } from "../store/held.ts";
import { numbersToSweep } from "../store/numbers.ts";
import {
  carrierIdsHeld,
  decisionsToSettle,
  endRestoration,
  openRestoration,
  restorationSwept,
  restorationWaits,
  type DecisionToSettle,
  type Restoration,
} from "../store/restorations.ts";
import type { Carrier } from "./carrier.ts";
import { sweepCarrier, type Swept } from "./sweep-carrier.ts";
import type { World } from "./world.ts";

const pageOf = 200;
const pagesMax = 500;
/** The carrier writes whole seconds, and its clock need not agree with the one that the backup was timed by. */
const clockSlackSeconds = 60;

type Listed = Pick<Carrier, "listTexts" | "listCalls" | "findSent">;

/** `swept`: what arrived is in. `waiting`: it is being worked on. `ended`: what may be sent now was not sent before. */
export type Settled = "none" | "swept" | "waiting" | "ended";

/**
 * Takes a restored database one step on. First what arrived since the backup, opt-outs among it; then, when all of it and all that
 * was due has been worked on, what was decided anew is looked for among what the carrier sent. Until the end nothing leaves.
 */
export async function settleRestoration(
  world: World,
  carrier: Carrier,
  found: (phone: Phone, swept: Swept, since: Temporal.Instant) => void,
): Promise<Settled> {
  const { store, now } = world;
  const restoration = await store.withoutTenant(openRestoration);
  if (restoration === null || restoration.kind === "rehearsal") return "none";
  if (restoration.sweptAt === null) return sweep(world, carrier, restoration, found);
  if ((await store.withoutTenant((db) => restorationWaits(db, now()))) > 0) return "waiting";
  await settleDecisions(world, carrier, restoration);
  return (await store.withoutTenant((db) => endRestoration(db, restoration.id, now()))) ? "ended" : "waiting";
}

async function sweep(
  world: World,
  carrier: Carrier,
  { id }: Restoration,
  found: Parameters<typeof settleRestoration>[2],
): Promise<Settled> {
  const startedAt = world.now();
  await sweepCarrier(world, carrier, found);
  const marks = await world.store.withoutTenant(numbersToSweep);
  // A list that was too long for one sweep leaves its number's mark where it was.
  if (marks.some(({ since }) => Temporal.Instant.compare(since, startedAt) < 0)) return "waiting";
  await world.store.withoutTenant((db) => restorationSwept(db, id, world.now()));
  return "swept";
}

async function settleDecisions(world: World, carrier: Listed, { backupAt }: Restoration): Promise<void> {
  const since = backupAt.subtract({ seconds: clockSlackSeconds });
  const used = new Set<string>();
  let after = "";
  for (let page = 0; page < pagesMax; page += 1) {
    const from = after;
    const decisions = await world.store.withoutTenant((db) => decisionsToSettle(db, from, world.now(), pageOf));
    for (const decision of decisions) await settle(world, carrier, decision, since, used);
    after = decisions.at(-1)?.id ?? "";
    if (decisions.length < pageOf) return;
  }
}

/** Ends a decision that the carrier has the text of: one with these words, to this person, that is no other text's. */
async function settle(
  world: World,
  carrier: Listed,
  { clientId, id, recipient: to, sender: from, body }: DecisionToSettle,
  since: Temporal.Instant,
  used: Set<string>,
): Promise<void> {
  const sent = (await carrier.findSent({ to, from, body, since })).map(({ carrierId }) => carrierId);
  const free = sent.filter((carrierId) => !used.has(carrierId));
  if (free.length === 0) return;
  await world.store.withTenant(clientId, async (tx) => {
    const held = await carrierIdsHeld(tx, clientId, free);
    const ours = free.find((carrierId) => !held.includes(carrierId));
    const decision = ours === undefined ? null : await lockDecision(tx, clientId, id);
    if (ours === undefined || decision === null) return;
    used.add(ours);
    await endDecision(tx, decision, "sent", world.now());
  });
}
