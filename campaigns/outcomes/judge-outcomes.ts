import type { Installation } from "../../test/support/installation.ts";

type Row = {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly carrierId: string | null;
  readonly attempts: number;
  readonly secondAttempts: number;
  readonly told: boolean;
};
type Send = { readonly outboxId: string; readonly accepted: boolean; readonly sid: string | null };

/** What became of every text, beside what the network's ledger has of it: each finding is a sentence. */
export async function judgeOutcomes({ network, records }: Installation, gapMs: number) {
  const rows = await records.rows<Row>(
    `SELECT id, state, reason, "carrierId", attempts, "secondAttempts", "toldAt" IS NOT NULL AS told FROM outbox`,
  );
  const sends = await network.sends();
  const accepted = Map.groupBy(
    sends.filter((send) => send.accepted),
    ({ outboxId }) => outboxId,
  );
  const inState = (state: string) => rows.filter((row) => row.state === state).length;
  const secondAttempts = rows.reduce((sum, row) => sum + row.secondAttempts, 0);
  const healed = rows.filter((row) => row.state === "accepted" && row.reason !== null).length;
  const ids = new Set(rows.map(({ id }) => id));
  const strangers = [...accepted.keys()]
    .filter((id) => !ids.has(id))
    .map((id) => `${id} was accepted and is no text of ours`);
  const untried = [
    ...(secondAttempts > 0 ? [] : ["no text was sent again after look-ups: nothing was tried"]),
    ...(inState("expired") > 0 ? [] : ["no text expired: nothing was tried"]),
    ...(inState("refused") > 0 ? [] : ["no text was refused: nothing was tried"]),
  ];
  return {
    counts: {
      texts: rows.length,
      "requests to the carrier": sends.length,
      accepted: inState("accepted"),
      refused: inState("refused"),
      expired: inState("expired"),
      "healed by callback or look-up": healed,
      "second attempts after two look-ups": secondAttempts,
      "gap between look-ups, ms": gapMs,
    },
    failures: [...rows.flatMap((row) => findingsOf(row, accepted.get(row.id) ?? [])), ...strangers, ...untried],
  };
}

function findingsOf(row: Row, accepted: readonly Send[]): readonly string[] {
  if (accepted.length > 1) return [`${row.id} was accepted ${accepted.length} times`];
  const [taken] = accepted;
  switch (row.state) {
    case "accepted":
      return taken?.sid === row.carrierId
        ? []
        : [`${row.id} is accepted as ${row.carrierId}, the carrier's is ${taken?.sid}`];
    case "refused":
      if (taken !== undefined) return [`${row.id} is refused, and the carrier has it`];
      return row.reason === null ? [`${row.id} is refused without a reason`] : [];
    case "expired":
      if (taken !== undefined) return [`${row.id} is expired, and the carrier has it`];
      return row.told ? [] : [`${row.id} is expired and nobody was told`];
    default:
      return [`${row.id} ended as ${row.state}`];
  }
}
