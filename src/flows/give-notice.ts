import type { ClientId } from "../domain/ids.ts";
import { noticeTimer, noticeWaitsUntil, parseNotice, subjectOf, type Notice } from "../domain/owner/notice.ts";
import { helpsOwner } from "../domain/stuck.ts";
import { stillTrue, trialNotices, type TrialNotice } from "../domain/trial.ts";
import { divertCheck, stuckNotice, trialNotice } from "../domain/wording/owner-notice.ts";
import { allCallsDiverted } from "../domain/wording/take-back.ts";
import { readBilling } from "../store/billing.ts";
import { readClient, type Client } from "../store/clients.ts";
import { lockSetup } from "../store/setups.ts";
import { readSetUp } from "../store/stuck.ts";
import type { Tx } from "../store/tenant.ts";
import { setTimer } from "../store/timers.ts";
import { everyCallOf } from "./every-call-of.ts";
import { notifyOwner } from "./notify-owner.ts";
import { silenceOf } from "./silence-of.ts";

/** Has the owner told, at once or when they want to be told. */
export async function noticeLater(tx: Tx, client: Client, notice: Notice, now: Temporal.Instant): Promise<void> {
  const dueAt = noticeWaitsUntil(client.quiet, client.timeZone, now) ?? now;
  const subject = subjectOf(notice, dueAt);
  await setTimer(tx, client.id, { kind: noticeTimer, subject, dueAt, everySeconds: null });
}

/** Gives a notice that is due, if it is still true and the owner wants to be told now; each is given once. */
export async function giveNotice(tx: Tx, clientId: ClientId, subject: string, now: Temporal.Instant): Promise<void> {
  const notice = parseNotice(subject);
  const client = await readClient(tx, clientId);
  if (notice === null || client === null) return;
  if (noticeWaitsUntil(client.quiet, client.timeZone, now) !== null) return noticeLater(tx, client, notice, now);
  const body = await wordsOf(tx, client, notice, now);
  if (body !== null) await notifyOwner(tx, client, { ...notice, body }, now);
}

/** Null where the notice is true no more. */
async function wordsOf(tx: Tx, client: Client, { name }: Notice, now: Temporal.Instant): Promise<string | null> {
  const trial = trialNotices.find((each) => each === name);
  if (trial !== undefined) return trialWords(tx, client, trial);
  if (name === "divert_check") return checkWords(tx, client, now);
  if (name === "divert_all") return everyCallWords(tx, client, now);
  const setUp = await readSetUp(tx, client.id);
  const helps = setUp === null ? null : helpsOwner(setUp, now);
  return helps === null || name !== `stuck_${helps}` ? null : stuckNotice(helps, client.number);
}

/** A call that came meanwhile has answered it. */
async function checkWords(tx: Tx, client: Client, now: Temporal.Instant): Promise<string | null> {
  const silent = await silenceOf(tx, client.id, now);
  if (silent === null || client.number === null) return null;
  return divertCheck(Math.floor(silent.until(now).total("hours") / 24), client.number);
}

async function everyCallWords(tx: Tx, client: Client, now: Temporal.Instant): Promise<string | null> {
  const callers = await everyCallOf(tx, client.id, now);
  if (callers === null) return null;
  const told = (await lockSetup(tx, client.id))?.told ?? { phoneType: null, network: null };
  return allCallsDiverted(callers, told);
}

async function trialWords(tx: Tx, { id, timeZone }: Client, name: TrialNotice): Promise<string | null> {
  const billing = await readBilling(tx, id);
  if (billing === null || billing.trialEndsAt === null || !stillTrue(name, billing.state)) return null;
  return trialNotice(name, billing.trialEndsAt, timeZone);
}
