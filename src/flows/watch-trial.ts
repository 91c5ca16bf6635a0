import type { ClientId } from "../domain/ids.ts";
import { onTrialStep, parseTrialStep, trialTimer } from "../domain/trial.ts";
import { endTrial, readBilling } from "../store/billing.ts";
import { readClient, type Client } from "../store/clients.ts";
import { raiseIncident, resolveIncident } from "../store/incidents.ts";
import type { Tx } from "../store/tenant.ts";
import { setTimer } from "../store/timers.ts";
import { noticeLater } from "./give-notice.ts";

/** One step of a client's trial: its end, what its owner and the operator are told, and the step after it. */
export async function watchTrial(tx: Tx, clientId: ClientId, subject: string, now: Temporal.Instant): Promise<void> {
  const step = parseTrialStep(subject);
  const billing = await readBilling(tx, clientId);
  const client = await readClient(tx, clientId);
  if (step === null || billing === null || client === null) return;
  const { ends, tell, next } = onTrialStep(step, billing, now);
  if (ends && !(await endTrial(tx, clientId, now))) return;
  if (tell !== null) await noticeLater(tx, client, { name: tell, episode: "once" }, now);
  if (tell !== null && tell !== "trial_long_over") await tellOperatorOf(tx, client, tell === "trial_ending", now);
  if (next === null) return;
  await setTimer(tx, clientId, { kind: trialTimer, subject: next.step, dueAt: next.at, everySeconds: null });
}

/** Payment is between them and the owner. */
async function tellOperatorOf(tx: Tx, client: Client, ending: boolean, now: Temporal.Instant): Promise<void> {
  const { id, businessName } = client;
  const kind = ending ? "trial_ending" : "trial_over";
  const detail = `The free trial of ${businessName} ${ending ? "ends within a day" : "is over"}.`;
  if (!ending) await resolveIncident(tx, id, "trial_ending", id);
  await raiseIncident(tx, id, { kind, subject: id, detail }, now);
}
