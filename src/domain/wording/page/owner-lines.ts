import { ownerNews } from "../../intake/effect.ts";
import { loopStopped, ownerAlert, ringThisOne, withheldRang, wroteUnanswerable } from "../owner.ts";
import { ownersStates } from "../../stuck.ts";
import { trialNotices } from "../../trial.ts";
import { divertCheck, stuckNotice, trialNotice } from "../owner-notice.ts";
import type { Sample, WordingLine } from "./sample.ts";

const trialEnd = Temporal.Instant.from("2026-11-30T12:30:00Z");

/** All that an owner is told without having asked. */
export function ownerLines({ phone, lead, leadNumber }: Sample): readonly WordingLine[] {
  const slots = { number: leadNumber, phone, lead };
  return [
    ...ownerNews.map((about) => ({ key: `alert.${about}`, text: ownerAlert(about, { ...slots, asks: null }) })),
    { key: "alert.new.asks", text: ownerAlert("new", { ...slots, asks: lead.words }) },
    { key: "alert.withheld", text: withheldRang() },
    { key: "alert.ring_this_one", text: ringThisOne(phone) },
    { key: "alert.unanswerable", text: wroteUnanswerable(phone, lead.words ?? "", lead.danger) },
    { key: "alert.loop", text: loopStopped(phone) },
    ...ownersStates.map((state) => ({ key: `notice.stuck.${state}`, text: stuckNotice(state, phone) })),
    { key: "notice.divert_check", text: divertCheck(9, phone) },
    ...trialNotices.map((notice) => ({
      key: `notice.${notice}`,
      text: trialNotice(notice, trialEnd, "Europe/London"),
    })),
  ];
}
