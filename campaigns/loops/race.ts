import { dispatchOne } from "../../src/gate/dispatch.ts";
import { openStore } from "../../src/store/tenant.ts";
import { mobile, noon, openGateBench } from "../../test/gate/gate-bench.ts";

const workers = 50;
const textPence = 4;
const honestTexts = 10;
const lookMax = 3;

/**
 * Fifty workers race for the rest of a client's day. The cap is used to its last text and not passed by one; another client,
 * whose texts stand in the same queue, is served to the end.
 */
export async function raceForCap({ texts, capTexts }: { readonly texts: number; readonly capTexts: number }) {
  const bench = await openGateBench();
  const store = openStore({ url: bench.database.appUrl, name: "racers", connectionsMax: workers });
  try {
    const [greedy, honest] = [await bench.liveClient(), await bench.liveClient()];
    await bench.root.query(`UPDATE platform SET "segmentPricePence" = $1, "clientDayPence" = $2`, [
      textPence,
      textPence * capTexts + 1,
    ]);
    for (let place = 0; place < texts; place += 1) await bench.queue(greedy, mobile(place));
    for (let place = 0; place < honestTexts; place += 1) await bench.queue(honest, mobile(place));
    const sent = new Map<string, number>();
    const send = async ({ from, outboxId }: { readonly from: string; readonly outboxId: string }) => {
      sent.set(from, (sent.get(from) ?? 0) + 1);
      return { outcome: "accepted", carrierId: `SM${outboxId}`, segments: 1 } as const;
    };
    const dispatch = { store, send, now: () => noon, chance: () => 0, told: () => undefined };
    const worker = async () => {
      for (let looks = 0; looks < lookMax; looks += 1) while (await dispatchOne(dispatch)) looks = 0;
    };
    await Promise.all(Array.from({ length: workers }, worker));
    const { rows } = await bench.root.query<{ pence: number }>(`SELECT pence::float FROM spend WHERE "clientId" = $1`, [
      greedy.id,
    ]);
    return judge(sent.get(greedy.number) ?? 0, sent.get(honest.number) ?? 0, rows[0]?.pence ?? 0, capTexts);
  } finally {
    await store.close();
    await bench.close();
  }
}

function judge(greedy: number, honest: number, pence: number, capTexts: number) {
  const failures = [
    ...(greedy === capTexts ? [] : [`${greedy} texts went where the cap allows ${capTexts}`]),
    ...(pence === capTexts * textPence ? [] : [`the day's row says ${pence} pence for ${greedy} texts`]),
    ...(honest === honestTexts ? [] : [`${honest} of ${honestTexts} texts of another client went`]),
  ];
  return { failures, counts: { "workers in the race": workers, "texts within the cap": greedy } };
}
