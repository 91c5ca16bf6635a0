import type { TestClient } from "../../test/support/installation.ts";
import type { Chance } from "../hostile/chance.ts";

/** One thing that the carrier tells, under the name that it has in the history. */
export type Webhook = {
  readonly what: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** What one person does, in order: each webhook comes after the one before was acknowledged, and waits for no answer. */
export type Talk = readonly Webhook[];

type Person = { readonly phone: string; readonly number: string; readonly chance: Chance };

/** The gate allows thirty first texts of a client an hour: beyond these people text first. */
const callersPerClient = 28;
const firstMobile = 250;
const mobiles = 700;

/** Talks of people with these clients, about so many webhooks in all. Nobody says the same thing twice. */
export function makeTalks(clients: readonly TestClient[], webhooks: number, chance: Chance): readonly Talk[] {
  const talks: Talk[] = [];
  let made = 0;
  for (let at = 0; made < webhooks; at += 1) {
    const client = clients[at % clients.length];
    if (client === undefined) throw new Error("there is no client to talk to");
    const turn = Math.floor(at / clients.length);
    const phone = `+447700900${firstMobile + ((turn + at) % mobiles)}`;
    const talk = talkOf({ phone, number: client.number, chance }, turn < callersPerClient);
    talks.push(talk);
    made += talk.length;
  }
  return talks;
}

function talkOf(person: Person, calls: boolean): Talk {
  const kinds = calls ? callFirst : textFirst;
  return person.chance.pick(kinds)(person);
}

const callFirst = [
  (person: Person) => [...call(person), text(person, "the boiler is leaking badly"), text(person, "LS1 4AP")],
  (person: Person) => [
    ...call(person),
    text(person, "blocked drain at LS2 7AB, tomorrow please"),
    text(person, "thank you"),
  ],
  (person: Person) => [...call(person), text(person, "my toilet is blocked"), text(person, "STOP")],
  (person: Person) => [...call(person), text(person, "I can smell gas in the kitchen, LS6 3HN")],
  (person: Person) => call({ ...person, phone: `+4416329600${String(person.chance.below(100)).padStart(2, "0")}` }),
] as const;

const textFirst = [
  (person: Person) => [
    text(person, "no hot water since this morning"),
    text(person, "SW1A 1AA"),
    text(person, "after five is best"),
  ],
  (person: Person) => [text(person, "a tap drips in the bathroom"), text(person, "STOP"), ...call(person)],
  (person: Person) => [text(person, "the radiator in the hall is cold, LS8 1NT"), ...call(person)],
] as const;

export function call({ phone, number, chance }: Person): Talk {
  const sid = `CA${chance.hex(32)}`;
  const parties = { CallSid: sid, From: phone, To: number };
  return [
    { what: `call_arrived ${sid}`, path: "/api/twilio/voice", fields: parties },
    {
      what: `call_status ${sid} completed`,
      path: "/api/twilio/status",
      fields: { ...parties, CallStatus: "completed" },
    },
  ];
}

export function text({ phone, number, chance }: Person, body: string): Webhook {
  const sid = `SM${chance.hex(32)}`;
  return {
    what: `text_arrived ${sid}`,
    path: "/api/twilio/sms",
    fields: { MessageSid: sid, From: phone, To: number, Body: body },
  };
}
