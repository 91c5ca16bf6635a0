import { sql } from "kysely";
import type { ClientId } from "../../src/domain/ids.ts";
import { closeClient } from "../../src/flows/close-client.ts";
import { completeClient } from "../../src/flows/complete-client.ts";
import { serveQueue } from "../../src/flows/onboard/serve-queue.ts";
import { phone } from "../../test/store/inbox-bench.ts";
import { assignNumber, releaseNumber } from "../../src/store/numbers.ts";
import { forget, hearCall, missing, type Model, type Owner, serve, setsUp } from "./model.ts";
import { readClients } from "./see.ts";
import { clientOf, type Happening, type Street } from "./street.ts";
import { hear, type Kind, wordsOf } from "./words.ts";

/** One thing that happens, to the model and to the product. */
export type Act = {
  readonly told: string;
  may(model: Model): boolean;
  does(model: Model, street: Street): Promise<void>;
};

/** Who is nobody's owner: a landline that rings, and a mobile that texts. */
const stranger = "+441632960990";
const customer = "+447700900990";
export const customersText = "the boiler is leaking at LS1 4AP, Sam here";

const ownerOf = (model: Model, who: number): Owner => {
  const owner = model.owners[who % model.owners.length];
  if (owner === undefined) throw new Error("there are no owners");
  return owner;
};
const phoneOf = (model: Model, street: Street, who: number): string =>
  street.phones[who % model.owners.length] ?? "nobody";

/** What the model says is there is looked for in the database, and where it is not the run fails with these words. */
async function numberOf(street: Street, owner: string): Promise<string> {
  const number = (await readClients(street)).find((row) => row.phone === owner)?.number ?? null;
  if (number === null) throw new Error(`${owner} has no number, and should have one`);
  return number;
}

async function idOf(street: Street, owner: string): Promise<ClientId> {
  const id = await clientOf(street, phone(owner));
  if (id === null) throw new Error(`${owner} has no client, and should have one`);
  return id;
}

/** Texts of one owner's in a row, read after all of them were told; `own`: to their own number; `twice`: each is told twice. */
export function texts(who: number, said: readonly Kind[], own: boolean, twice: boolean): Act {
  return {
    told: `owner ${who} texts ${said.join(", ")}${own ? " to their own number" : ""}${twice ? ", told twice" : ""}`,
    may: () => true,
    does: async (model, street) => {
      const [owner, from] = [ownerOf(model, who), phoneOf(model, street, who)];
      const to = own && owner.hasNumber ? await numberOf(street, from) : street.onboarding;
      const happenings: Happening[] = [];
      for (const kind of said) {
        const words = wordsOf(kind, owner);
        if (words === null) continue;
        const happening = { text: words, from, to, sid: street.nextSid() };
        happenings.push(happening, ...(twice ? [happening] : []));
        hear(model, owner, kind);
      }
      await street.happens(...happenings);
    },
  };
}

/** Those whose answer leads to a number, or whose number was taken away. */
const asks = ({ place, stopped, hasNumber }: Owner) =>
  !stopped && !hasNumber && ["agreement", "number", "phone", "divert", "test_call"].includes(place);

/** All answer at the same moment. Who was first of those who ask for a number is seen afterwards; how many got one is not. */
export function allAnswer(first: "the first first" | "the last first"): Act {
  return {
    told: `all answer at once, ${first}`,
    may: () => true,
    does: async (model, street) => {
      const setUp = model.owners.filter(({ place }) => place !== "live");
      const said = setUp.map((owner) => ({
        text: wordsOf("answer", owner) ?? "??",
        from: phoneOf(model, street, model.owners.indexOf(owner)),
        to: street.onboarding,
      }));
      await street.happens(...(first === "the first first" ? said : said.toReversed()));
      const places = new Map(
        (await readClients(street)).map(({ phone: owner, number }, at) => [owner, { number, at }]),
      );
      const rank = (owner: Owner) => {
        const { number = null, at = 0 } = places.get(phoneOf(model, street, model.owners.indexOf(owner))) ?? {};
        return number === null ? places.size + at : at;
      };
      const [askers, others] = [setUp.filter(asks), setUp.filter((owner) => !asks(owner))];
      for (const owner of [...others, ...askers.toSorted((one, other) => rank(one) - rank(other))])
        hear(model, owner, "answer");
    },
  };
}

export const callers = ["stranger", "customer", "neighbour", "own phone", "nobody's number", "ours"] as const;

type Caller = (typeof callers)[number];

const proves = (caller: Caller) => caller === "stranger" || caller === "customer" || caller === "neighbour";

function numberOfCaller(model: Model, street: Street, who: number, caller: Caller): string {
  if (caller === "stranger") return stranger;
  if (caller === "customer") return customer;
  if (caller === "nobody's number") return "anonymous";
  if (caller === "ours") return street.onboarding;
  return phoneOf(model, street, caller === "neighbour" ? who + 1 : who);
}

/** Somebody rings the number of an owner who sets up. */
export function rings(who: number, caller: Caller, forwarded: boolean): Act {
  return {
    told: `${caller} rings owner ${who}${forwarded ? ", passed on" : ""}`,
    may: (model) => setsUp(ownerOf(model, who)) && ownerOf(model, who).hasNumber,
    does: async (model, street) => {
      const owner = phoneOf(model, street, who);
      const from = numberOfCaller(model, street, who, caller);
      await street.happens({ from, to: await numberOf(street, owner), forwardedFrom: forwarded ? owner : null });
      if (proves(caller)) hearCall(ownerOf(model, who), forwarded);
    },
  };
}

/** Everybody whose divert is to be proved is rung at the same moment. */
export function allAreRung(caller: Caller): Act {
  return {
    told: `all are rung at once, ${caller}`,
    may: () => true,
    does: async (model, street) => {
      const numbers = new Map((await readClients(street)).map((row) => [row.phone, row.number]));
      const rung = [...model.owners.entries()].filter(([, { place }]) => place === "test_call");
      const calls = rung.map(([at]): Happening => {
        const owner = phoneOf(model, street, at);
        const to = numbers.get(owner) ?? street.onboarding;
        return { from: numberOfCaller(model, street, at, caller), to, forwardedFrom: owner };
      });
      await street.happens(...calls);
      if (proves(caller)) for (const [, owner] of rung) hearCall(owner, true);
    },
  };
}

export function numbersCome(howMany: number): Act {
  return {
    told: `${howMany} numbers come`,
    may: () => true,
    does: async (model, street) => {
      await street.addNumbers(howMany);
      model.free += howMany;
    },
  };
}

export const queueIsServed: Act = {
  told: "the queue is served",
  may: ({ queue }) => queue.length > 0,
  does: async (model, street) => {
    await serveQueue(street.world);
    serve(model);
  },
};

/** The operator gives an owner a number past the queue. */
export function isGiven(who: number): Act {
  return {
    told: `the operator gives owner ${who} a number`,
    may: (model) => model.free > 0 && setsUp(ownerOf(model, who)) && !ownerOf(model, who).hasNumber,
    does: async (model, { world, ...street }) => {
      const id = await idOf({ world, ...street }, phoneOf(model, { world, ...street }, who));
      const [free] = await street.rows<{ phone: string }>(
        `SELECT phone FROM numbers WHERE state = 'warm' AND role = 'OPERATIONAL' LIMIT 1`,
      );
      const number = phone(free?.phone ?? "none");
      await world.store.withTenant(id, (tx) => assignNumber(tx, number, id, world.now()));
      model.free -= 1;
      ownerOf(model, who).hasNumber = true;
    },
  };
}

export function losesNumber(who: number): Act {
  return {
    told: `the operator takes owner ${who}'s number away`,
    may: (model) => setsUp(ownerOf(model, who)) && ownerOf(model, who).hasNumber,
    does: async (model, street) => {
      const owner = phoneOf(model, street, who);
      const [id, number] = [await idOf(street, owner), phone(await numberOf(street, owner))];
      const { store, now } = street.world;
      await store.withTenant(id, (tx) => releaseNumber(tx, number, id, now()));
      Object.assign(ownerOf(model, who), { hasNumber: false, proved: false });
    },
  };
}

export function isCompleted(who: number): Act {
  return {
    told: `the operator completes owner ${who}`,
    may: (model) => setsUp(ownerOf(model, who)),
    does: async (model, street) => {
      const owner = ownerOf(model, who);
      const id = await idOf(street, phoneOf(model, street, who));
      const found = await completeClient(street.world.store, id, street.world.now());
      if (found.join() !== missing(owner).join())
        throw new Error(`missing ${found.join()}, and not ${missing(owner).join()}`);
      if (found.length === 0) owner.place = "live";
    },
  };
}

export function isClosed(who: number): Act {
  return {
    told: `owner ${who} is closed`,
    may: (model) => ownerOf(model, who).place !== "unknown",
    does: async (model, street) => {
      const id = await idOf(street, phoneOf(model, street, who));
      await closeClient(street.world.store, id, { reason: "the campaign", by: "the campaign" }, street.world.now());
      forget(model, ownerOf(model, who));
    },
  };
}

/** No model is asked while a client sets up; of a live one it is, and lies. Neither moves a state. */
export function hasCustomer(who: number): Act {
  return {
    told: `a customer texts owner ${who}`,
    may: (model) => ownerOf(model, who).hasNumber,
    does: async (model, street) => {
      const to = await numberOf(street, phoneOf(model, street, who));
      const before = street.asked.length;
      await street.happens({ text: customersText, from: customer, to });
      if (setsUp(ownerOf(model, who)) && street.asked.length > before)
        throw new Error("a model was asked for a client that sets up");
    },
  };
}

/** Somebody with the application's login writes a state that no set-up comes to in that way. */
export function isTamperedWith(who: number, state: "COMPLETE" | "S9_TEST_CALL"): Act {
  return {
    told: `somebody writes ${state} into owner ${who}'s row`,
    may: (model) => setsUp(ownerOf(model, who)),
    does: async (model, street) => {
      const id = await idOf(street, phoneOf(model, street, who));
      const written = street.world.store.withTenant(id, (tx) =>
        sql`UPDATE onboarding_states SET current_state = ${state} WHERE "clientId" = ${id}`.execute(tx),
      );
      const refused = await written.then(
        () => false,
        (error: unknown) => /may not go from/.test(String(error)),
      );
      if (!refused) throw new Error(`${state} was written`);
    },
  };
}
