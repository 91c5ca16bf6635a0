import { channel } from "node:diagnostics_channel";

/** Where a crash would matter most: between two things of which only one may have happened. */
export const faultPoints = [
  "event_arrived",
  "event_committed",
  "event_claimed",
  "event_worked",
  "event_done",
  "text_claimed",
  "text_answered",
  "text_noted",
  "text_settled",
  "look_up_claimed",
  "look_up_answered",
  "look_up_concluded",
  "timer_claimed",
  "timer_run",
] as const;

export type FaultPoint = (typeof faultPoints)[number];

/** The name of the channel that a campaign's `--import` listens on. */
export const faultChannel = "jobrun:fault-point";
const reached = channel(faultChannel);

/** Does nothing: nobody listens but a campaign, from a module that is loaded before ours, and no setting can arm it. */
export function reach(point: FaultPoint): void {
  if (reached.hasSubscribers) reached.publish(point);
}
