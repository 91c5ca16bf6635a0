import type { History } from "./history.ts";

/**
 * Replies to one person in another order than what they answer. A second attempt after look-ups may come late, since an
 * unknown text holds nobody up (ARCHITECTURE.md, "Look-ups"): it is left out here, and counted by `lateSecondAttempts`.
 */
export function findOvertaken(history: History): readonly string[] {
  return [...repliesByThread(history)].flatMap(([thread, replies]) => {
    const first = replies.filter(({ again }) => !again);
    return first.some(({ seq }, at) => seq < (first[at - 1]?.seq ?? 0))
      ? [`replies on ${thread} overtook each other`]
      : [];
  });
}

/** Second attempts that came after a reply to something later. */
export function lateSecondAttempts(history: History): number {
  return [...repliesByThread(history).values()].reduce((sum, replies) => {
    const late = replies.filter(({ again, seq }, at) => again && replies.slice(0, at).some((reply) => reply.seq > seq));
    return sum + late.length;
  }, 0);
}

type Reply = { readonly seq: number; readonly again: boolean };

/** To an owner go alerts about many conversations; an order is in one conversation alone. */
function repliesByThread({ events, texts, sends }: History): ReadonlyMap<string, readonly Reply[]> {
  const seqOf = new Map(events.map(({ id, seq }) => [id, seq]));
  const textOf = new Map(texts.filter(({ action }) => action !== "text_owner").map((text) => [text.id, text]));
  const replies = sends.flatMap(({ accepted, outboxId }) => {
    const text = textOf.get(outboxId);
    const seq = seqOf.get(text?.slot.split("/")[0] ?? "");
    if (!accepted || text === undefined || seq === undefined) return [];
    return [{ thread: `${text.sender} ${text.recipient}`, seq, again: text.secondAttempts > 0 }];
  });
  return Map.groupBy(replies, ({ thread }) => thread);
}
