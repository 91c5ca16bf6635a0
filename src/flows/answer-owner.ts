import type { CarrierEvent } from "../domain/carrier-event.ts";
import type { OwnerAnswer } from "../domain/owner/answer.ts";
import type { OwnerCommand } from "../domain/owner/command.ts";
import { wantsAnother } from "../domain/onboarding/wants-another.ts";
import { onOwnerText } from "../domain/owner/on-owner-text.ts";
import type { OwnerStep } from "../domain/owner/owner-step.ts";
import { readOwnerText } from "../domain/owner/read-command.ts";
import type { OwnerThread } from "../domain/owner/thread.ts";
import { parsePhone } from "../domain/phone.ts";
import { textLifeMinutes } from "../domain/text-life.ts";
import { relayNotSent } from "../domain/wording/owner-relay.ts";
import { oneBusinessAPhone } from "../domain/wording/setup.ts";
import { refusalForOwner } from "../domain/wording/owner-why.ts";
import { queueOrHold } from "../gate/outbox.ts";
import { readClient, type Client } from "../store/clients.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { raiseIncident } from "../store/incidents.ts";
import { keepOwnerCommand, lockOwnerThread, saveOwnerThread } from "../store/owner-threads.ts";
import type { Tx } from "../store/tenant.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import { noteOptOut } from "./note-opt-out.ts";
import { readClientInSetup } from "./onboard/client-in-setup.ts";
import { answerSetup } from "./onboard/answer-setup.ts";
import { saySetup } from "./onboard/say-setup.ts";
import { doCommand } from "./owner/do-command.ts";
import { openDesk } from "./owner/open-desk.ts";
import type { OwnerScene } from "./owner/owner-scene.ts";
import { newCode, opens } from "./owner/relay-code.ts";
import { wordsForOwner } from "./owner/say-to-owner.ts";
import type { World } from "./world.ts";

type TextArrived = Extract<CarrierEvent, { kind: "text_arrived" }>;

/** A text from an owner's own phone, to the client's number or to the one for set-up. STOP and START come before any command. */
export function answerOwner(world: World, claimed: ClaimedEvent, event: TextArrived): Promise<Conclusion> {
  return conclude(world, claimed, async (tx, now) => {
    const kept = await noteOptOut(tx, claimed, now);
    if (kept !== null) {
      if (kept === "opt-out") await tellOfSilence(tx, claimed, now);
      return { outcome: `recorded: the owner's own phone; ${kept} kept`, reading: null };
    }
    const { client, setup } = await readClientInSetup(tx, claimed.clientId);
    const ourNumber = parsePhone(event.to);
    if (client === null || client.ownerPhone === null || ourNumber === null || client.ownerPhone !== event.from) {
      return { outcome: "recorded: this phone is no owner's any more", reading: null };
    }
    const cause = { is: "owner_text", id: claimed.id, happenedAt: claimed.happenedAt } as const;
    const scene = { client, owner: client.ownerPhone, ourNumber, cause };
    if (setup !== null) {
      const heard = { setup, body: event.body, terms: world.terms };
      return { outcome: await answerSetup(tx, scene, heard, now), reading: null };
    }
    const begins = claimed.role === "ONBOARDING" && wantsAnother(event.body);
    if (begins) return { outcome: await refuseAnother(tx, scene, now), reading: null };
    return { outcome: await doText(tx, scene, event.body, now), reading: null };
  });
}

/** One business a phone: a clear answer, and no command that was not understood. */
async function refuseAnother(
  tx: Tx,
  { client, owner, ourNumber, cause }: OwnerScene,
  now: Temporal.Instant,
): Promise<string> {
  const scene = { clientId: client.id, owner, ourNumber, causeId: cause.id, happenedAt: cause.happenedAt };
  const text = { template: "setup_one_business", words: oneBusinessAPhone(client.businessName) };
  return `a second business; ${await saySetup(tx, scene, text, now)}`;
}

/** Everything that a text asks for is done before any of it is answered, so that locks are taken in one order everywhere. */
async function doText(tx: Tx, scene: OwnerScene, body: string, now: Temporal.Instant): Promise<string> {
  const { client, cause } = scene;
  const of = { clientId: client.id, phone: scene.owner };
  let thread = await lockOwnerThread(tx, of, now);
  const done: Done[] = [];
  for (const [place, command] of readOwnerText(body).entries()) {
    const id = place === 0 ? cause.id : `${cause.id}/${place}`;
    const one = await doOne(
      tx,
      { ...scene, client: await fresh(tx, client), cause: { ...cause, id } },
      thread,
      command,
      now,
    );
    ({ thread } = one);
    const { effects, outcome } = one;
    await keepOwnerCommand(tx, { clientId: client.id, eventId: cause.id, place, command, effects, outcome }, now);
    done.push(one);
  }
  await saveOwnerThread(tx, of, thread, now);
  const outcomes: string[] = [];
  for (const [place, one] of done.entries())
    outcomes.push(`${one.outcome}; ${await sayOne(tx, scene, one, place, now)}`);
  return outcomes.join(" | ");
}

/** A command may have changed the client for the next one. */
async function fresh(tx: Tx, client: Client): Promise<Client> {
  return (await readClient(tx, client.id)) ?? client;
}

type Done = Pick<OwnerStep, "effects"> & {
  readonly thread: OwnerThread;
  readonly outcome: string;
  readonly template: string;
  /** Null: nothing is said. */
  readonly words: string | null;
};

async function doOne(
  tx: Tx,
  scene: OwnerScene,
  thread: OwnerThread,
  command: OwnerCommand,
  now: Temporal.Instant,
): Promise<Done> {
  const { desk, named } = await openDesk(tx, scene.client, thread, command);
  const { code, seal } = newCode();
  const codeIsRight = command.is === "code" && thread.relay !== null && opens(thread.relay.seal, command.digits);
  const stale = scene.cause.happenedAt.until(now).total("minutes") >= textLifeMinutes.reply;
  const step = onOwnerText(desk, { command, seal, codeIsRight, stale }, now);
  const results: string[] = [];
  for (const effect of step.effects) {
    const result = await doCommand(tx, scene, effect, now);
    results.push(`${effect.do} ${result}`);
    if (effect.do !== "relay" || result === "queued") continue;
    const words = relayNotSent(effect.lead, refusalForOwner(result), named?.lead.phone ?? null);
    return { thread: step.thread, effects: [], outcome: results.join(", "), template: "owner_not_relayed", words };
  }
  const outcome = [command.is, ...results].join(", ");
  return { thread: step.thread, effects: step.effects, outcome, ...(await worded(tx, scene, step.answer, code)) };
}

async function worded(tx: Tx, scene: OwnerScene, answer: OwnerAnswer | null, code: string) {
  if (answer === null) return { template: "", words: null };
  const client = await fresh(tx, scene.client);
  return { template: `owner_${answer.say}`, words: await wordsForOwner(tx, { ...scene, client }, answer, code) };
}

async function sayOne(
  tx: Tx,
  { client, owner: recipient, ourNumber: sender, cause }: OwnerScene,
  { template, words: body }: Done,
  place: number,
  now: Temporal.Instant,
): Promise<string> {
  if (body === null) return "no answer";
  const expiresAt = cause.happenedAt.add({ minutes: textLifeMinutes.reply });
  if (Temporal.Instant.compare(expiresAt, now) <= 0) return "answer too late";
  const request = { clientId: client.id, action: "answer_owner", recipient, sender, template, body } as const;
  const asked = await queueOrHold(
    tx,
    { ...request, slot: `${cause.id}/${place}` },
    { conversationId: null, expiresAt },
    now,
  );
  return asked.answer === "queued" ? "answered" : `answer ${asked.answer}: ${asked.reason}`;
}

/** An owner's STOP silences our alerts to them, so the operator hears of it. */
async function tellOfSilence(tx: Tx, { clientId }: ClaimedEvent, now: Temporal.Instant): Promise<void> {
  const detail = "An owner has texted STOP from their own phone and gets no alerts until they text START.";
  await raiseIncident(tx, clientId, { kind: "owner_opted_out", subject: clientId, detail }, now);
}
