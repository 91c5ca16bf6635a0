import type { Installation, TestClient } from "../../test/support/installation.ts";
import type { Chance } from "../hostile/chance.ts";

/** Somebody with a job. Who `stops` opts out after the backup, and rings again at last all the same. */
export type Person = {
  readonly phone: string;
  readonly client: TestClient;
  readonly stops: boolean;
  /** What they say, before the copy is whole and after it. */
  readonly says: { readonly before: readonly string[]; readonly after: readonly string[] };
};

const firstMobile = 200;
const mobiles = 700;
const kinds = 4;
const jobs = [
  "the boiler is leaking",
  "no hot water since this morning",
  "my toilet is blocked",
  "a tap drips in the bathroom",
] as const;
const places = ["LS1 4AP", "we're at LS2 7AB", "LS6 3HN"] as const;

/** Of each four one comes after the backup alone, one goes on after it, one opts out after it, and one thanks. */
export function makePeople(clients: readonly TestClient[], each: number, chance: Chance): readonly Person[] {
  return clients.flatMap((client, at) =>
    Array.from({ length: each }, (_, place) => {
      const phone = `+447700900${firstMobile + ((at * each + place) % mobiles)}`;
      const says = saying(place % kinds, chance.pick(jobs), chance.pick(places));
      return { phone, client, stops: says.after.includes("STOP"), says };
    }),
  );
}

function saying(kind: number, job: string, place: string): Person["says"] {
  if (kind === 0) return { before: [], after: [job, place] };
  if (kind === 1) return { before: [job], after: [place] };
  return kind === 2 ? { before: [job], after: ["STOP"] } : { before: [job, place], after: ["thank you"] };
}

/** Everybody says what they have to say, all at once, each thing after the one before was taken. */
export async function tell(
  { network }: Installation,
  people: readonly Person[],
  when: "before" | "after",
): Promise<void> {
  await Promise.all(
    people.map(async ({ phone, client, says }) => {
      for (const words of says[when]) await network.text(phone, client.number, words);
    }),
  );
}

/** Those who have opted out ring, and nobody answers. */
export async function ringAgain({ network }: Installation, people: readonly Person[]): Promise<void> {
  for (const { phone, client, stops } of people) if (stops) await network.call(phone, client.number);
}
