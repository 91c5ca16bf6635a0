import type { ClientId } from "../domain/ids.ts";
import type { Scope } from "../domain/scope.ts";
import { queueOrHold } from "../gate/outbox.ts";
import { endDecision, lockDecision, releaseText, type HeldLine } from "../store/held.ts";
import { keepMessage } from "../store/messages.ts";
import type { OperatorStore } from "../store/operator.ts";
import type { Press, Pressed } from "../store/switches.ts";
import type { Store } from "../store/tenant.ts";

export type Resumed =
  | { readonly refused: Exclude<Pressed, "pressed"> }
  | {
      readonly state: "resumed";
      /** What is held still and could go; nothing of it goes unless asked for. */
      readonly held: readonly HeldLine[];
      /** How many were asked for again, and how many had expired. */
      readonly askedAgain: number;
      readonly expired: number;
    };

/** Lifts a pause. What it held back goes only where `sendHeld` asks for it, once more through the gate, and only in time. */
export async function resume(
  operator: OperatorStore,
  store: Store,
  scope: Scope,
  press: Press,
  { sendHeld, now }: { readonly sendHeld: boolean; readonly now: Temporal.Instant },
): Promise<Resumed> {
  const pressed = await operator.pressOn(scope, press, now);
  if (pressed !== "pressed") return { refused: pressed };
  // Only what goes out is ever held: with the model or alerts on again there is nothing to send.
  const heldNow = async () => (press.what === "outbound" ? operator.held(scope) : []);
  const held = await heldNow();
  const late = held.filter(({ expiresAt }) => Temporal.Instant.compare(expiresAt, now) <= 0);
  const asked = sendHeld ? held : late;
  for (const line of asked) await release(store, line, now);
  await store.notifyOthers();
  const remains = await heldNow();
  return { state: "resumed", held: remains, askedAgain: asked.length - late.length, expired: late.length };
}

function release(store: Store, line: HeldLine, now: Temporal.Instant): Promise<unknown> {
  if (line.kind === "decision") return decideAgain(store, line.clientId, line.id, now);
  return store.withTenant(line.clientId, (tx) => releaseText(tx, line.clientId, line.id, now));
}

async function decideAgain(store: Store, clientId: ClientId, id: string, now: Temporal.Instant): Promise<void> {
  await store.withTenant(clientId, async (tx) => {
    const decision = await lockDecision(tx, clientId, id);
    if (decision === null) return;
    const { conversationId, customerId, expiresAt, id: _, ...request } = decision;
    if (Temporal.Instant.compare(expiresAt, now) <= 0) return endDecision(tx, decision, "expired", now);
    const { answer } = await queueOrHold(tx, request, { conversationId, expiresAt }, now);
    if (answer === "held") return;
    await endDecision(tx, decision, answer === "queued" ? "sent" : "refused", now);
    if (answer !== "queued" || conversationId === null || customerId === null) return;
    const message = { clientId, customerId, conversationId, direction: "OUTBOUND", type: "SMS" } as const;
    await keepMessage(tx, { ...message, body: request.body, carrierId: null }, now);
  });
}
