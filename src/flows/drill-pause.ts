import { setTimeout as pause } from "node:timers/promises";
import { houseClient } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import { drillText } from "../domain/wording/operator.ts";
import { queueOrHold, queueText } from "../gate/outbox.ts";
import { ask, isPermit } from "../gate/system-gate.ts";
import { countDrill, endDrill, type DrillCount } from "../store/drill-texts.ts";
import { newId } from "../store/new-id.ts";
import type { OperatorStore } from "../store/operator.ts";
import type { Press } from "../store/switches.ts";
import type { Store } from "../store/tenant.ts";
import { drainBoundMs, switchOff } from "./switch-off.ts";

/** What a drill found. `before` texts had begun when the pause returned, `late` began after it, `held` were held back. */
export type Proof = {
  readonly state: "drained" | "paused";
  readonly tookMs: number;
  readonly before: number;
  readonly late: number;
  readonly held: number;
  /** Each a sentence; none where the pause is proved. */
  readonly wrong: readonly string[];
};

/** `refused`: the gate's reason for which not one text could be queued. `not_taken`: nothing sends texts here. */
export type Drilled = Proof | { readonly refused: string } | { readonly notTaken: true };

export type Drill = {
  readonly operator: OperatorStore;
  readonly store: Store;
  readonly phone: Phone;
  readonly number: Phone;
  readonly by: string;
  readonly now: () => Temporal.Instant;
  /** How long JobRun may take to begin with a text, and to look at those that are to be held. */
  readonly waitMs?: number;
  /** How long the pause waits for what is under way. */
  readonly drainMs?: number;
};

/** Twenty in all: the gate lets three drills through in an hour. */
export const drillTexts = { queued: 16, askedAfter: 4 } as const;
const begunBeforePress = 2;
const textLifeMinutes = 5;
const takenWithinMs = 10_000;
const lookMs = 5;
const houseScope = { level: "client", clientId: houseClient } as const;

/**
 * Proves a pause on the JobRun that runs: texts to the operator's phone are being sent by it when the house client's switch is
 * pressed, which no customer feels. Whatever happens, the switch is on again at the end, and nothing of the drill waits.
 */
export async function drillPause(drill: Drill): Promise<Drilled> {
  const { store, waitMs = takenWithinMs } = drill;
  const name = `${newId("drill")}/`;
  const count = () => store.withTenant(houseClient, (tx) => countDrill(tx, name));
  const refused = await queueTexts(drill, name);
  if (refused !== null) return { refused };
  try {
    await store.notifyOthers();
    const taken = await until(count, ({ begun }) => begun >= begunBeforePress, waitMs);
    if (taken.begun === 0) return { notTaken: true };
    return await press(drill, name, count);
  } finally {
    await end(drill, name);
  }
}

function end({ store, now }: Drill, name: string): Promise<void> {
  return store.withTenant(houseClient, (tx) => endDrill(tx, name, now()));
}

/** All of them or none: the reason of a no, or null. */
async function queueTexts(drill: Drill, name: string): Promise<string | null> {
  const { store, now } = drill;
  try {
    await store.withTenant(houseClient, async (tx) => {
      for (let place = 1; place <= drillTexts.queued; place += 1) {
        const answer = await ask(tx, requestOf(drill, name, place), now());
        if (!isPermit(answer)) throw new NotNow(answer.refused);
        await queueText(tx, answer, now().add({ minutes: textLifeMinutes }), now());
      }
    });
    return null;
  } catch (error) {
    if (error instanceof NotNow) return error.message;
    throw error;
  }
}

class NotNow extends Error {}

async function press(drill: Drill, name: string, count: () => Promise<DrillCount>): Promise<Drilled> {
  try {
    return await measure(drill, name, count);
  } finally {
    await end(drill, name);
    await drill.operator.pressOn(houseScope, pressOf(drill), drill.now());
  }
}

async function measure(drill: Drill, name: string, count: () => Promise<DrillCount>): Promise<Drilled> {
  const { store, now, waitMs = takenWithinMs, drainMs = drainBoundMs } = drill;
  const off = await switchOff(store, houseScope, pressOf(drill), { now: now(), boundMs: drainMs });
  if ("refused" in off) return { refused: off.refused };
  const drained = await count();
  const notHeld = await askAfter(drill, name);
  await store.notifyOthers();
  const after = await until(count, ({ queued, sending }) => queued + sending === 0, waitMs);
  // What is being sent after `drained` has begun after it.
  const late = after.begun - drained.begun + (off.state === "drained" ? drained.sending : 0);
  const { state, tookMs } = off;
  const wrong = wrongWith(state, drained, after, late, notHeld);
  return { state, tookMs, before: drained.begun, late, held: after.held, wrong };
}

/** How many of the texts that are asked for after the pause are not held. */
async function askAfter(drill: Drill, name: string): Promise<number> {
  const { store, now } = drill;
  let notHeld = 0;
  for (let after = 1; after <= drillTexts.askedAfter; after += 1) {
    const wait = { conversationId: null, expiresAt: now().add({ minutes: textLifeMinutes }) };
    const request = requestOf(drill, name, drillTexts.queued + after);
    const { answer } = await store.withTenant(houseClient, (tx) => queueOrHold(tx, request, wait, now()));
    if (answer !== "held") notHeld += 1;
  }
  return notHeld;
}

function wrongWith(
  state: Proof["state"],
  drained: DrillCount,
  after: DrillCount,
  late: number,
  notHeld: number,
): readonly string[] {
  const found: readonly (readonly [boolean, string])[] = [
    [state === "paused", "texts were under way still when the pause gave up waiting"],
    [late > 0, `${late} began after the pause had returned`],
    [notHeld > 0, `${notHeld} that were asked for after it were not held back`],
    [after.queued > 0, `${after.queued} that were queued before it were neither sent nor held back`],
    [drained.begun >= drillTexts.queued, "all had begun before the press, so it proves little: drill again"],
  ];
  return found.filter(([is]) => is).map(([, sentence]) => sentence);
}

function requestOf({ phone, number }: Drill, name: string, place: number) {
  return {
    clientId: houseClient,
    action: "text_drill",
    recipient: phone,
    sender: number,
    template: "drill",
    slot: `${name}${place}`,
    body: drillText(place, drillTexts.queued + drillTexts.askedAfter),
  } as const;
}

function pressOf({ by }: Drill): Press {
  return { what: "outbound", reason: "jobrun drill pause", by };
}

async function until(
  count: () => Promise<DrillCount>,
  done: (counted: DrillCount) => boolean,
  waitMs: number,
): Promise<DrillCount> {
  const endsAt = performance.now() + waitMs;
  for (;;) {
    const counted = await count();
    if (done(counted) || performance.now() >= endsAt) return counted;
    await pause(lookMs);
  }
}
