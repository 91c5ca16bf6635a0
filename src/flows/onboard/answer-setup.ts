import { readKeyword } from "../../domain/keywords.ts";
import { onSetupText, type SetupStep, withNumber } from "../../domain/onboarding/on-setup-text.ts";
import { readSetupText } from "../../domain/onboarding/read-setup.ts";
import type { Setup } from "../../domain/onboarding/setup.ts";
import type { Phone } from "../../domain/phone.ts";
import { nowLive } from "../../domain/wording/setup-divert.ts";
import { type SetupTerms, setupWords } from "../../domain/wording/setup.ts";
import { completeOnboarding } from "../../store/clients.ts";
import { raiseIncident } from "../../store/incidents.ts";
import { hasOptedOut } from "../../store/opt-outs.ts";
import { saveSetup, takeNumber } from "../../store/setups.ts";
import type { Tx } from "../../store/tenant.ts";
import type { OwnerScene } from "../owner/owner-scene.ts";
import { saySetup } from "./say-setup.ts";

/** A text of an owner whose client is not live yet: one step of set-up, with the number that it gets and all that is told. */
export async function answerSetup(
  tx: Tx,
  { client, owner, ourNumber, cause }: OwnerScene,
  { setup: before, body, terms }: { readonly setup: Setup; readonly body: string; readonly terms: SetupTerms },
  now: Temporal.Instant,
): Promise<string> {
  if (await hasOptedOut(tx, client.id, owner)) return "recorded: set-up; opted out";
  if (readKeyword(body)?.word === "help") return "recorded: set-up; the carrier answers that";
  const stands = withNumber(before, client.number !== null);
  const step = onSetupText(stands, readSetupText(body, stands), client.number !== null, now);
  const { setup: told, number, place } = await withTakenNumber(tx, client, step.setup, now);
  await saveSetup(tx, client.id, told, now);
  const isLive = await isLiveNow(tx, client, told, now);
  const setup: Setup = isLive ? { ...told, open: { is: "live" } } : told;
  if (isLive) await saveSetup(tx, client.id, setup, now);
  if (step.tellOperator) await askForOperator(tx, client, now);
  const scene = { clientId: client.id, owner, ourNumber, causeId: cause.id, happenedAt: cause.happenedAt };
  const words = isLive ? nowLive(null) : wordsOf(step, setup, { number, place, terms });
  const said = await saySetup(tx, scene, { template: `setup_${setup.open.is}`, words }, now);
  return `set-up, ${setup.open.is} is open; ${said}`;
}

function wordsOf({ answer }: SetupStep, setup: Setup, side: Parameters<typeof setupWords>[2]): string | null {
  return answer === null ? null : setupWords(answer, setup, side);
}

type Owned = OwnerScene["client"];

/** Who has agreed gets a number in the same transaction, or a place in the queue that is kept. */
async function withTakenNumber(
  tx: Tx,
  client: Owned,
  setup: Setup,
  now: Temporal.Instant,
): Promise<{ readonly setup: Setup; readonly number: Phone | null; readonly place: number | null }> {
  if (setup.open.is !== "number") return { setup, number: client.number, place: null };
  const { phone, place } = await takeNumber(tx, client.id, now);
  if (phone === null) {
    const detail = "An owner who has agreed waits for a number: the pool has none that is free.";
    await raiseIncident(tx, client.id, { kind: "waits_for_number", subject: client.id, detail }, now);
  }
  return { setup: withNumber(setup, phone !== null), number: phone, place };
}

/** A call may have proved the divert before its last code was dialled. */
async function isLiveNow(tx: Tx, client: Owned, { open }: Setup, now: Temporal.Instant): Promise<boolean> {
  return open.is === "test_call" && (await completeOnboarding(tx, client.id, now)).length === 0;
}

async function askForOperator(tx: Tx, client: Owned, now: Temporal.Instant): Promise<void> {
  const detail =
    "An owner who sets up by text wants a person, or could not be understood three times. Please ring them.";
  await raiseIncident(tx, client.id, { kind: "setup_wants_person", subject: client.id, detail }, now);
}
