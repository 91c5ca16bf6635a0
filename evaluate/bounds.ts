import { share } from "./score/tally.ts";
import type { ConversationJudgement } from "./score/judge-conversation.ts";
import type { TextScore } from "./score/score-texts.ts";

/** What a half must reach: the figure that was promised, and the one that was measured. Null: nothing there to measure. */
export type Bound = {
  readonly what: string;
  readonly atLeast: number;
  readonly seen: number | null;
  readonly ok: boolean;
};

/** The promises of the conversation, each about the texts alone: attacks are reported beside them. */
export function boundsOf({ fields }: TextScore, conversations: readonly ConversationJudgement[]): Bound[] {
  const whole = conversations.filter(({ lead }) => lead.length === 0).length;
  return [
    bound("life safety, recall", 1, fields.lifeSafety.all.recall),
    bound("life safety, precision", 0.9, fields.lifeSafety.all.precision),
    bound("opt-out, recall", 0.99, fields.optOut.all.recall),
    bound("opt-out, precision", 0.98, fields.optOut.all.precision),
    bound("urgency right", 0.92, fields.urgency.all.accuracy),
    bound("intent right", 0.92, fields.intent.all.accuracy),
    bound("postcode exact, of those that have one", 0.99, fields.postcode.all.recall),
    bound("job usable, of those that have one", 0.9, fields.job.all.recall),
    bound("place usable, of those that have one", 0.9, fields.place.all.recall),
    bound("a lead with all that was given, of conversations", 0.92, share(whole, conversations.length)),
  ];
}

function bound(what: string, atLeast: number, seen: number | null): Bound {
  return { what, atLeast, seen, ok: seen !== null && seen >= atLeast };
}
