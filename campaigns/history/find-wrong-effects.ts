import type { Event, History } from "./history.ts";

/** The slot of a text begins with the event that it answers; what stops a loop is said beside the outcome. */
const besideTheOutcome = /\/loop$| try \d$/;
/** The owner is told to ring under a slot of the hour, which no event owns. */
const ringThisOne = /(?:too late|refused: \w+); owner queued/g;

/**
 * An event whose texts are not those of its outcome was worked on more than once, or in part: the outcome is written in the
 * transaction that queues them.
 */
export function findWrongTexts({ events, permits }: History): readonly string[] {
  const bySlot = Map.groupBy(permits, ({ clientId, slot }) => `${clientId} ${slot}`);
  const twice = [...bySlot]
    .filter(([, granted]) => granted.length > 1)
    .map(([slot, granted]) => `${slot} has ${granted.length} permits`);
  const answers = permits.filter(({ slot }) => !besideTheOutcome.test(slot));
  const granted = Map.groupBy(answers, ({ slot }) => slot.split("/")[0] ?? "");
  const unlike = events.flatMap((event) => {
    const [said, queued] = [queuedIn(event), granted.get(event.id)?.length ?? 0];
    return said === queued ? [] : [`${event.what} says that it queued ${said} texts, and there are ${queued}`];
  });
  return [...twice, ...unlike];
}

/** A status queues nothing; `queued` is also the name of one. */
function queuedIn({ kind, outcome }: Event): number {
  return outcome === null || !kind.endsWith("_arrived")
    ? 0
    : [...outcome.replaceAll(ringThisOne, "").matchAll(/\bqueued\b|; answered$|live; owner told\b/g)].length;
}

/** What was said, on both sides, stands in its conversation once. */
export function findWrongMessages({ events, messages, texts }: History): readonly string[] {
  const kept = Map.groupBy(
    messages.filter(({ direction }) => direction === "INBOUND"),
    ({ carrierId }) => carrierId,
  );
  const heard = events.filter(({ kind, state, outcome }) => {
    return kind.endsWith("_arrived") && state === "done" && outcome !== null && !/^recorded|^set-up/.test(outcome);
  });
  const unheard = heard
    .filter(({ carrierId }) => kept.get(carrierId)?.length !== 1)
    .map(({ what, carrierId }) => `${what} is in its conversation ${kept.get(carrierId)?.length ?? 0} times`);
  const ours = messages.filter(({ direction }) => direction === "OUTBOUND");
  const said = Map.groupBy(ours, threadOf);
  const answers = texts.filter(({ action, slot }) => forCustomers.has(action) && slot.includes("/") && !isTry(slot));
  const queued = Map.groupBy(
    answers.map(({ clientId, recipient }) => ({ clientId, phone: recipient })),
    threadOf,
  );
  const threads = [...new Set([...said.keys(), ...queued.keys()])];
  const unlike = threads.flatMap((thread) => {
    const [keeps, queues] = [said.get(thread)?.length ?? 0, queued.get(thread)?.length ?? 0];
    return keeps === queues
      ? []
      : [`the conversation ${thread} keeps ${keeps} texts of ours, and ${queues} were queued`];
  });
  return [...unheard, ...unlike];
}

const forCustomers = new Set(["text_customer", "text_safety", "text_holding_reply"]);

function isTry(slot: string): boolean {
  return / try \d$/.test(slot);
}

function threadOf({ clientId, phone }: { readonly clientId: string; readonly phone: string }): string {
  return `${clientId} ${phone}`;
}

/** An enquiry has one lead. */
export function findDoubledLeads({ leads }: History): readonly string[] {
  return [...Map.groupBy(leads, ({ clientId, conversationId, enquiry }) => `${clientId} ${conversationId} ${enquiry}`)]
    .filter(([, some]) => some.length > 1)
    .map(([enquiry, some]) => `enquiry ${enquiry} has ${some.length} leads`);
}
