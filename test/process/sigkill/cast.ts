import { z } from "zod";
import type { PhoneNetwork } from "../../support/phone-network.ts";
import { until } from "../../support/until.ts";

/** One business and one customer of it. Plays of several casts differ in these numbers and in nothing else. */
export type Cast = {
  readonly name: string;
  readonly number: string;
  readonly owner: string;
  readonly customer: string;
};

export type Command = (...words: string[]) => Promise<string>;

const tester = "+447700900150";
const arriveWithinMs = 30_000;

export function castOf(name: string, place: number): Cast {
  const phone = (block: number) => `+4477009000${block + place}`;
  return { name, number: phone(10), owner: phone(20), customer: phone(30) };
}

/** A live client, by the commands. */
export async function goLive(cast: Cast, command: Command, network: PhoneNetwork): Promise<void> {
  const person = ["--owner-name", "Dave", "--trade", "plumber", "--agreed-by", "Dave", "--owner-phone", cast.owner];
  const added = await command("client", "add", "--name", "Dave's Plumbing", ...person);
  const { id } = z.object({ id: z.string() }).parse(JSON.parse(added));
  await command("number", "add", cast.number, "--role", "OPERATIONAL");
  await command("number", "assign", cast.number, "--client", id);
  await network.handset({ phone: cast.owner, divertTo: cast.number });
  await network.call(tester, cast.owner);
  await until(`${cast.name} is live`, async () => (await command("client", "complete", id)).includes("true"), 20_000);
}

/** What a customer does, and how many texts the two handsets hold when it has been answered. */
const script = [
  { does: { rings: true }, customer: 1, owner: 0 },
  { does: { rings: true }, customer: 1, owner: 1 },
  { does: { texts: "water is pouring through our kitchen ceiling" }, customer: 2, owner: 2 },
  { does: { texts: "we're at LS1 4AP, Sam" }, customer: 3, owner: 3 },
  { does: { texts: "STOP" }, customer: 3, owner: 3 },
  { does: { rings: true }, customer: 3, owner: 4 },
] as const;

/** Does one line of the script, and does not wait for the answer. */
export async function act({ customer, owner, number }: Cast, line: number, network: PhoneNetwork): Promise<void> {
  const does = script[line]?.does;
  if (does === undefined) throw new Error(`the script has no line ${line}`);
  await ("rings" in does ? network.call(customer, owner) : network.text(customer, number, does.texts));
}

export async function answered(cast: Cast, line: number, network: PhoneNetwork): Promise<void> {
  const { customer, owner } = script[line] ?? { customer: 0, owner: 0 };
  await until(
    `line ${line} of ${cast.name} is answered`,
    async () =>
      (await network.textsTo(cast.customer)).length >= customer && (await network.textsTo(cast.owner)).length >= owner,
    arriveWithinMs,
  );
}

/** Plays the lines from one on, before another. */
export async function play(cast: Cast, from: number, before: number, network: PhoneNetwork): Promise<void> {
  for (let line = from; line < before; line += 1) {
    await act(cast, line, network);
    await answered(cast, line, network);
  }
}

export const lines = script.length;
export const stopLine = script.findIndex(({ does }) => "texts" in does && does.texts === "STOP");

/** What each handset received, in order, with names for the numbers by which casts differ. */
export async function received(cast: Cast, network: PhoneNetwork) {
  const bodies = async (phone: string) =>
    (await network.bodiesTo(phone)).map((body) => body.replaceAll(national(cast.customer), "the customer"));
  return { customer: await bodies(cast.customer), owner: await bodies(cast.owner) };
}

/** As a text writes a number: 07700 900031. */
function national(phone: string): string {
  return `0${phone.slice(3, 7)} ${phone.slice(7)}`;
}
