import type { Installation } from "../../test/support/installation.ts";

type Row = {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly carrierId: string | null;
  readonly attempts: number;
  readonly secondAttempts: number;
  readonly told: boolean;
  /** What it says, whichever try it is. */
  readonly said: string;
  readonly carrierStatus: string | null;
  readonly probe: boolean;
};
type Send = { readonly outboxId: string; readonly accepted: boolean; readonly sid: string | null };

/** What became of every text, beside what the network's ledger has of it: each finding is a sentence. */
export async function judgeOutcomes({ network, records }: Installation, gapMs: number, triesMax: number) {
  const rows = await records.rows<Row>(
    `SELECT id, state, reason, "carrierId", attempts, "secondAttempts", "toldAt" IS NOT NULL AS told, "carrierStatus",
       "clientId" || regexp_replace(slot, ' try \\d$', '') AS said, coalesce(reason LIKE 'a probe%', false) AS probe FROM outbox`,
  );
  const sends = await network.sends();
  const accepted = Map.groupBy(
    sends.filter((send) => send.accepted),
    ({ outboxId }) => outboxId,
  );
  const inState = (state: string) => rows.filter((row) => row.state === state).length;
  const secondAttempts = rows.reduce((sum, row) => sum + row.secondAttempts, 0);
  const healed = rows.filter((row) => row.state === "accepted" && row.reason !== null && !row.probe).length;
  const tries = [...Map.groupBy(rows, ({ said }) => said).values()];
  const circuits = await records.rows(`SELECT code FROM circuits`);
  const ids = new Set(rows.map(({ id }) => id));
  const strangers = [...accepted.keys()]
    .filter((id) => !ids.has(id))
    .map((id) => `${id} was accepted and is no text of ours`);
  const untried = [
    ...(secondAttempts > 0 ? [] : ["no text was sent again after look-ups: nothing was tried"]),
    ...(inState("expired") > 0 ? [] : ["no text expired: nothing was tried"]),
    ...(inState("refused") > 0 ? [] : ["no text was refused: nothing was tried"]),
    ...(tries.some(({ length }) => length > 1) ? [] : ["no text had another try: nothing was tried"]),
    ...(circuits.length > 0 ? [] : ["no circuit was open: nothing was tried"]),
    ...(inState("stopped") > 0 ? [] : ["no text was stopped by the money: nothing was tried"]),
  ];
  return {
    counts: {
      texts: rows.length,
      "requests to the carrier": sends.length,
      accepted: inState("accepted"),
      refused: inState("refused"),
      expired: inState("expired"),
      "healed by callback or look-up": healed,
      "stopped by the money": inState("stopped"),
      "second attempts after two look-ups": secondAttempts,
      "taken by the carrier and lost": rows.filter(isLost).length,
      "tries after the first": rows.length - tries.length,
      "circuits that were open": circuits.length,
      "gap between look-ups, ms": gapMs,
    },
    failures: [
      ...rows.flatMap((row) => findingsOf(row, accepted.get(row.id) ?? [])),
      ...tries.flatMap((some) => findingsOfTries(some, triesMax)),
      ...strangers,
      ...untried,
    ],
  };
}

function isLost({ carrierStatus }: Row): boolean {
  return carrierStatus === "undelivered" || carrierStatus === "failed";
}

/** All that was sent to say one thing to one person. */
function findingsOfTries(tries: readonly Row[], triesMax: number): readonly string[] {
  const [first] = tries;
  const arrived = tries.filter(({ carrierStatus }) => carrierStatus === "delivered").length;
  return [
    ...(arrived > 1 ? [`${first?.said} arrived ${arrived} times`] : []),
    ...(tries.length > triesMax ? [`${first?.said} was tried ${tries.length} times`] : []),
  ];
}

function findingsOf(row: Row, accepted: readonly Send[]): readonly string[] {
  if (accepted.length > 1) return [`${row.id} was accepted ${accepted.length} times`];
  const [taken] = accepted;
  switch (row.state) {
    case "stopped":
      if (taken !== undefined) return [`${row.id} is stopped, and the carrier has it`];
      return row.reason === "money_cap" && row.told ? [] : [`${row.id} is stopped by ${row.reason}, told: ${row.told}`];
    case "accepted":
      if (isLost(row) && !row.told) return [`${row.id} was lost, and nobody was told nor tried again`];
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
