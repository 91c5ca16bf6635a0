import type { History } from "./history.ts";

/** A sender that claimed before the opt-out begins its request within this time, or not at all (`sendWithinMs`). */
const underWayMs = 2_500;
/** A client's pause stops these; alerts to the owner and words about danger go on. */
const pausable = new Set(["text_customer", "text_holding_reply", "send_booking_link"]);

/** Texts that the carrier took though the ground of their permit was gone: a pause had drained, or the person had opted out. */
export function findStale({ texts, sends, optOuts, pauses }: History): readonly string[] {
  const textOf = new Map(texts.map((text) => [text.id, text]));
  const pausesOf = Map.groupBy(pauses, ({ clientId }) => clientId);
  const stopsOf = Map.groupBy(optOuts, ({ clientId, phone }) => `${clientId} ${phone}`);
  return sends.flatMap(({ accepted, outboxId, at }) => {
    const text = textOf.get(outboxId);
    if (!accepted || text === undefined) return [];
    const { clientId, recipient, action } = text;
    const paused = pausesOf.get(clientId)?.some(({ from, until }) => at > from && at < until) ?? false;
    const stopped = stopsOf
      .get(`${clientId} ${recipient}`)
      ?.some(({ from, until }) => at > from + underWayMs && at < (until ?? Number.POSITIVE_INFINITY));
    return [
      ...(paused && pausable.has(action) ? [`text ${outboxId} left after a pause had drained`] : []),
      ...(stopped ? [`text ${outboxId} left after its person had opted out`] : []),
    ];
  });
}
