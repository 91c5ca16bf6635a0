import type { History, Text } from "./history.ts";

const over = new Set(["accepted", "refused", "stopped", "expired", "held"]);

/** What the carrier took more than once for one row of the outbox. */
export function findDoubledSends({ sends }: History): readonly string[] {
  const accepted = sends.filter((send) => send.accepted);
  return [...Map.groupBy(accepted, ({ outboxId }) => outboxId)]
    .filter(([, some]) => some.length > 1)
    .map(([id, some]) => `text ${id} was accepted ${some.length} times`);
}

/** What the carrier has and no row with a permit for that person and those words stands for. */
export function findUnpermittedSends({ sends, texts, permits }: History): readonly string[] {
  const textOf = new Map(texts.map((text) => [text.id, text]));
  const permitOf = new Map(permits.map((permit) => [permit.id, permit]));
  return sends
    .filter(({ accepted }) => accepted)
    .flatMap(({ outboxId, to, body, sid }) => {
      const text = textOf.get(outboxId);
      if (text === undefined) return [`${sid ?? "a text"} to ${to} is none of the outbox`];
      const permit = permitOf.get(text.permitId);
      const allowed = permit?.recipient === to && permit.bodyHash === text.bodyHash && text.body.trim() === body.trim();
      return allowed ? [] : [`text ${outboxId} has no permit for this person and these words`];
    });
}

/** Outcomes that are still open, and those that are not what the carrier's own book says. */
export function findWrongOutcomes({ texts, sends }: History): readonly string[] {
  const accepted = sends.filter((send) => send.accepted);
  const sidsOf = Map.groupBy(accepted, ({ outboxId }) => outboxId);
  return texts.flatMap((text) => {
    const sids = (sidsOf.get(text.id) ?? []).map(({ sid }) => sid);
    const wrong = wrongOutcome(text, sids);
    return wrong === null ? [] : [`text ${text.id} ${wrong}`];
  });
}

function wrongOutcome({ state, carrierId }: Text, sids: readonly (string | null)[]): string | null {
  if (!over.has(state)) return `is not resolved: it is ${state}`;
  if (state !== "accepted") return sids.length === 0 ? null : `counts as ${state}, and the carrier took it`;
  if (sids.length === 0) return "counts as accepted, and the carrier never took it";
  return sids.includes(carrierId) ? null : "counts as another text of the carrier's";
}
