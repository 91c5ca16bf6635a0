import { setTimeout as pause } from "node:timers/promises";
import { account } from "../../test/support/installation.ts";
import { postSigned } from "../../test/support/signed-webhook.ts";
import type { SentWebhook } from "../history/history.ts";
import type { Webhook } from "./talks.ts";

/** Where the doors are, which come and go, and what was heard from them. */
export type Doors = {
  readonly publicUrl: string;
  /** Addresses at which a door may listen at this moment. */
  readonly open: () => readonly string[];
  readonly sent: Map<string, SentWebhook>;
  /** Answers other than 2xx and 503: no fault of ours explains them. */
  readonly oddAnswers: Map<number, number>;
  /** Hears of each answer as it comes: its status, and when its request began by the clock of `performance`. */
  readonly heard?: (status: number, began: number) => void;
};

const againAfterMs = 25;
const giveUpAfterMs = 300_000;

/** Tells one door once. True where it answered 2xx; a door that is gone and one that answers 503 are the same to a carrier. */
async function tellOnce(doors: Doors, { what, path, fields }: Webhook, door: string): Promise<boolean> {
  const before = doors.sent.get(what)?.acknowledged ?? false;
  doors.sent.set(what, { what, acknowledged: before });
  const signer = { publicUrl: doors.publicUrl, ...account };
  const began = performance.now();
  const status = await postSigned(signer, path, fields, door).then(
    (answer) => answer.status,
    () => 0,
  );
  doors.heard?.(status, began);
  const acknowledged = status >= 200 && status < 300;
  if (acknowledged) doors.sent.set(what, { what, acknowledged });
  else if (status !== 0 && status !== 503) doors.oddAnswers.set(status, (doors.oddAnswers.get(status) ?? 0) + 1);
  return acknowledged;
}

/** Tells it again and again until it is acknowledged, as the carrier would with time enough. */
export async function tellUntilHeard(doors: Doors, webhook: Webhook, turn: number): Promise<void> {
  const end = performance.now() + giveUpAfterMs;
  for (let tries = turn; performance.now() < end; tries += 1) {
    const open = doors.open();
    const door = open[tries % Math.max(1, open.length)];
    if (door !== undefined && (await tellOnce(doors, webhook, door))) return;
    await pause(againAfterMs);
  }
  throw new Error(`${webhook.what} was never acknowledged`);
}
