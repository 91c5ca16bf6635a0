import { type Doors, tellUntilHeard } from "../fire/deliver.ts";
import type { Ground } from "../fire/ground.ts";
import { ordersOf } from "./orders.ts";

const ends = ["delivered", "undelivered", "failed"] as const;
const onTheWay = ["queued", "sending", "sent"] as const;
const textsAtOnce = 24;

/** Every order in which these four can be told, for each end: `end` is what must stand in the end. */
const fates = ends.flatMap((end) => ordersOf([...onTheWay, end]).map((order) => ({ end, order })));

type Accepted = {
  readonly id: string;
  readonly carrierId: string;
  readonly sender: string;
  readonly recipient: string;
};
/** `orders`: how many orders there are; `judge` says of which texts the end is not the one that was told. */
export type Told = {
  readonly texts: number;
  readonly orders: number;
  readonly judge: () => Promise<readonly string[]>;
};

/** Tells the fate of texts of which nothing was told yet, another order each time and each status twice. */
export async function tellFates({ home }: Ground, doors: Doors, most: number): Promise<Told> {
  const texts = await home.records.rows<Accepted>(
    `SELECT id, "carrierId", sender, recipient FROM outbox WHERE state = 'accepted' AND "carrierStatus" IS NULL ORDER BY seq LIMIT $1`,
    [most],
  );
  const endOf = new Map<string, string>();
  const waiting = [...texts.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, text] = next;
      const fate = fates[at % fates.length];
      if (fate === undefined) continue;
      endOf.set(text.id, fate.end);
      for (const status of fate.order) await Promise.all([tell(doors, text, status, 0), tell(doors, text, status, 1)]);
    }
  };
  await Promise.all(Array.from({ length: textsAtOnce }, lane));
  const judge = async () => {
    const rows = await home.records.rows<{ id: string; status: string | null }>(
      `SELECT id, "carrierStatus" AS status FROM outbox WHERE id = ANY($1)`,
      [[...endOf.keys()]],
    );
    return rows
      .filter(({ id, status }) => status !== endOf.get(id))
      .map(({ id, status }) => `text ${id} stands as ${status}, and the carrier's end was ${endOf.get(id)}`);
  };
  return { texts: texts.length, orders: fates.length, judge };
}

function tell(
  doors: Doors,
  { id, carrierId, sender, recipient }: Accepted,
  status: string,
  turn: number,
): Promise<void> {
  const webhook = {
    what: `text_status ${carrierId} ${status}`,
    path: `/api/twilio/message-status?o=${id}`,
    fields: { MessageSid: carrierId, From: sender, To: recipient, MessageStatus: status },
  };
  return tellUntilHeard(doors, webhook, turn);
}
