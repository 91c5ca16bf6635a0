import { houseClient } from "../domain/ids.ts";
import { pickNews } from "../domain/operator-news.ts";
import { textLifeMinutes } from "../domain/text-life.ts";
import { operatorAlert } from "../domain/wording/operator.ts";
import { queueOrHold } from "../gate/outbox.ts";
import { noteIncidentsTold, untoldIncidents } from "../store/incidents.ts";
import { lastPermitAt } from "../store/permits.ts";
import { operatorMutedUntil } from "../store/mute.ts";
import type { Tx } from "../store/tenant.ts";
import type { World } from "./world.ts";

const atOnceMax = 3;
const quietTemplate = "operator_news";

/**
 * Texts the operator of incidents that they were not told of. Whoever raises one need not know of this: an incident is told of
 * in the transaction that queues the text, so once, and later where the gate refuses now. Returns how many texts were queued.
 */
export async function tellOperator(world: World): Promise<number> {
  let texts = 0;
  for (; texts < atOnceMax; texts += 1) {
    if (!(await tellNext(world))) break;
  }
  if (texts > 0) world.wake("outbox");
  return texts;
}

/** False where there is nothing to tell, nobody to tell it to, or the gate refuses. */
async function tellNext(world: World): Promise<boolean> {
  const { store, operatorPhone: recipient, operatorNumber: sender } = world;
  if (recipient === null || sender === null) return false;
  try {
    return await store.withTenant(houseClient, (tx) => tell(tx, { recipient, sender }, world.now()));
  } catch (error) {
    if (error instanceof NotNow) return false;
    throw error;
  }
}

/** Takes the transaction back: with it, a refusal that would otherwise be kept again every few seconds. */
class NotNow extends Error {}

type Ends = {
  readonly recipient: NonNullable<World["operatorPhone"]>;
  readonly sender: NonNullable<World["operatorNumber"]>;
};

async function tell(tx: Tx, { recipient, sender }: Ends, now: Temporal.Instant): Promise<boolean> {
  const untold = await untoldIncidents(tx, now);
  const lastQuietAt = await lastPermitAt(tx, houseClient, quietTemplate, recipient);
  const news = pickNews(untold, { lastQuietAt, mutedUntil: await operatorMutedUntil(tx) }, now);
  if (news === null) return false;
  const request = {
    clientId: houseClient,
    action: "text_operator",
    recipient,
    sender,
    template: news.urgent ? "operator_urgent" : quietTemplate,
    slot: `incident ${news.about.id}`,
    body: operatorAlert(news),
  } as const;
  const expiresAt = now.add({ minutes: textLifeMinutes.operatorAlert });
  const { answer } = await queueOrHold(tx, request, { conversationId: null, expiresAt }, now);
  if (answer !== "queued") throw new NotNow();
  await noteIncidentsTold(tx, news.tellsOf, now);
  return true;
}
