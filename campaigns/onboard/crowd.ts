import {
  type Act,
  allAnswer,
  allAreRung,
  hasCustomer,
  losesNumber,
  numbersCome,
  queueIsServed,
  texts,
} from "./acts.ts";
import type { MachineTold } from "./machine.ts";
import { newModel } from "./model.ts";
import { differences } from "./see.ts";
import { openStreet } from "./street.ts";

export type CrowdSize = { readonly owners: number; readonly numbers: number };

/** From "plumber in Leeds" to the test call, and one more, which says that it was made. */
const answersToTest = 8;
const answersFromNumber = 3;
const answering = (times: number) => Array<Act>(times).fill(allAnswer("the first first"));
/** One of them goes to and fro first. */
const walk = ["everything", "back", "back", "menu", "nonsense", "done", "back", "order", "again", "answer"] as const;
const noProof = [allAreRung("nobody's number"), allAreRung("own phone"), allAreRung("ours")];

/**
 * So many owners answer each question at the same moment, and numbers are fewer than they are: who gets none waits in order, and
 * is served as numbers come. In the end all are live.
 */
export async function runCrowd({ owners, numbers }: CrowdSize): Promise<MachineTold> {
  const street = await openStreet(owners);
  const model = newModel(owners, numbers);
  const live = () => model.owners.filter(({ place }) => place === "live").length;
  const failures: string[] = [];
  const all = async (...acts: readonly Act[]) => {
    for (const act of acts) {
      street.tick();
      await act.does(model, street);
      failures.push(...(await differences(street, model)).map((found) => `the crowd, after ${act.told}: ${found}`));
    }
  };
  const waiting = owners - numbers;
  const expect = (liveNow: number, waitingNow: number) => {
    if (live() !== liveNow || model.queue.length !== waitingNow)
      failures.push(`${live()} are live and ${model.queue.length} wait in place of ${liveNow} and ${waitingNow}`);
  };
  try {
    await street.addNumbers(numbers);
    await all(texts(0, walk, false, true));
    await all(...answering(answersToTest), ...noProof, hasCustomer(0), losesNumber(1), ...answering(1));
    await all(allAreRung("stranger"), hasCustomer(0));
    expect(numbers - 1, waiting + 1);
    if (street.asked.length === 0) failures.push("the model was asked nothing: it could not lie");
    // They ask for themselves, and whoever came last asks first.
    const some = Math.ceil(waiting / 3);
    await all(numbersCome(some), allAnswer("the last first"));
    expect(numbers - 1, waiting + 1 - some);
    await all(numbersCome(some), queueIsServed);
    expect(numbers - 1, waiting + 1 - 2 * some);
    await all(numbersCome(waiting + 1 - 2 * some), queueIsServed);
    expect(numbers - 1, 0);
    await all(...answering(answersFromNumber), allAreRung("stranger"));
    expect(owners, 0);
    const [held] = await street.rows<{ distinct: number }>(
      `SELECT count(DISTINCT n.phone)::integer AS distinct FROM clients c JOIN numbers n ON n."clientId" = c.id
       WHERE c."onboardingComplete" AND n.state = 'assigned'`,
    );
    if (held?.distinct !== owners) failures.push(`${held?.distinct} numbers for ${owners} owners`);
    return { counts: { "owners at once": owners, "of them live": live(), "of them served late": waiting }, failures };
  } finally {
    await street.close();
  }
}
