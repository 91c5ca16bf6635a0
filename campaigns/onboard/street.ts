import { parseClientId, type ClientId } from "../../src/domain/ids.ts";
import type { LanguageModel } from "../../src/domain/language-model.ts";
import type { Phone } from "../../src/domain/phone.ts";
import { readByRules } from "../../src/domain/read-by-rules.ts";
import type { World } from "../../src/flows/world.ts";
import { keepModelBudget } from "../../src/store/model-calls.ts";
import { addNumber } from "../../src/store/numbers.ts";
import type { Store } from "../../src/store/tenant.ts";
import { inboxTurn } from "../../src/worker/inbox-loop.ts";
import { wellFormedLies } from "../../test/fakes/malicious-model.ts";
import { quietWorld } from "../../test/flows/quiet-world.ts";
import { noon, openInboxBench, phone, received, textFrom } from "../../test/store/inbox-bench.ts";

/** A database with owners' phones and numbers of ours, two processes' stores on it, and a language model that lies. */
export type Street = {
  readonly world: World;
  readonly onboarding: Phone;
  readonly phones: readonly Phone[];
  /** Another second, so that of two things one is first. */
  tick(): void;
  ticks(): number;
  nextSid(): string;
  /** What happens at once, told as the carrier tells it, and worked on until nothing is left. */
  happens(...events: readonly Happening[]): Promise<void>;
  addNumbers(howMany: number): Promise<void>;
  /** What the model was asked, and what went wrong in the flows. */
  readonly asked: string[];
  readonly wrong: string[];
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
};

/** `sid`: of a text that is told twice. */
export type Happening =
  | { readonly text: string; readonly from: string; readonly to: string; readonly sid?: string }
  | { readonly from: string; readonly to: string; readonly forwardedFrom: string | null };

const turnsMax = 10_000;
/** Numbers of ours are landlines of fiction, from here on; the first is the one for set-up. */
const firstNumber = 960_000;
const wideBudget = { callPence: 2, clientDayPence: 100_000, conversationDayPence: 100_000 };

export async function openStreet(owners: number): Promise<Street> {
  const bench = await openInboxBench();
  const onboarding = phone(`+441632${firstNumber}`);
  const { asked, wrong }: { asked: string[]; wrong: string[] } = { asked: [], wrong: [] };
  let [seconds, sids, numbers] = [0, 0, 1];
  const now = () => noon.add({ seconds });
  const worldOn = (store: Store): World => ({
    ...quietWorld(store, noon),
    now,
    read: async (text, context) => readByRules(text, context),
    model: liar(asked),
  });
  const worlds = [worldOn(bench.store), worldOn(bench.other)] as const;
  await bench.store.withoutTenant((db) => addNumber(db, onboarding, "ONBOARDING", null, now()));
  await bench.store.withoutTenant((db) => keepModelBudget(db, wideBudget, now()));
  return {
    world: worlds[0],
    onboarding,
    phones: Array.from({ length: owners }, (_, at) => phone(`+447700900${String(at).padStart(3, "0")}`)),
    tick: () => void (seconds += 1),
    ticks: () => seconds,
    nextSid: () => `SM-${(sids += 1)}`,
    happens: async (...happenings) => {
      const events = happenings.map((each) => eventOf(each, String((sids += 1))));
      await bench.store.insertEvents(events, now());
      // Each session costs time, and one thing needs no more than one.
      const lanes = events.length === 1 ? worlds.slice(0, 1) : [...worlds, ...worlds];
      await Promise.all(lanes.map((world) => work(world, wrong)));
    },
    addNumbers: async (howMany) => {
      for (let at = 0; at < howMany; at += 1, numbers += 1)
        await bench.store.withoutTenant((db) =>
          addNumber(db, phone(`+441632${firstNumber + numbers}`), "OPERATIONAL", null, now()),
        );
    },
    asked,
    wrong,
    rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await bench.root.query<Row>(sql, [...values])).rows,
    close: () => bench.close(),
  };
}

function eventOf(happening: Happening, sid: string) {
  const { from, to } = happening;
  if ("text" in happening) return textFrom(from, to, happening.sid ?? `SM${sid}`, happening.text);
  const { forwardedFrom } = happening;
  return received(
    { kind: "call_arrived", carrierId: `CA${sid}`, from, to: phone(to), forwardedFrom },
    `call-in:CA${sid}`,
  );
}

async function work(world: World, wrong: string[]): Promise<void> {
  const told = {
    done: () => undefined,
    retried: (_claimed: unknown, _inMs: number, error: unknown) => void wrong.push(String(error)),
    dead: (_claimed: unknown, error: unknown) => void wrong.push(String(error)),
  };
  const turn = inboxTurn(world, told, () => 0);
  for (let at = 0; at < turnsMax; at += 1) if (!(await turn())) return;
  throw new Error(`after ${turnsMax} events there are more`);
}

/** Answers each question with another well-formed lie. */
function liar(asked: string[]): LanguageModel {
  const tokens = { input: 1, output: 1 };
  return {
    name: "liar",
    isLeftAlone: () => false,
    penceOf: () => 0,
    ask: async ({ text }) => {
      asked.push(text);
      const reading = wellFormedLies[asked.length % wellFormedLies.length];
      return reading === undefined ? { is: "failed", why: "no_answer", tokens } : { is: "read", reading, tokens };
    },
  };
}

/** The client of this phone that is not closed. */
export async function clientOf(street: Street, owner: Phone): Promise<ClientId | null> {
  const [row] = await street.rows<{ id: string }>(
    `SELECT id FROM clients WHERE "phoneE164" = $1 AND "closedAt" IS NULL`,
    [owner],
  );
  return row === undefined ? null : parseClientId(row.id);
}
