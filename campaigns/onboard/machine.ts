import fc from "fast-check";
import {
  type Act,
  allAnswer,
  callers,
  customersText,
  hasCustomer,
  isClosed,
  isCompleted,
  isGiven,
  isTamperedWith,
  losesNumber,
  numbersCome,
  queueIsServed,
  rings,
  texts,
} from "./acts.ts";
import { type Model, newModel } from "./model.ts";
import { differences } from "./see.ts";
import { openStreet, type Street } from "./street.ts";
import { kinds } from "./words.ts";

const ownersMin = 2;
const ownersMax = 4;
const runLimitMs = 60_000;

class Happens implements fc.AsyncCommand<Model, Street> {
  readonly act: Act;

  constructor(act: Act) {
    this.act = act;
  }

  check(model: Readonly<Model>): boolean {
    return this.act.may(model);
  }

  async run(model: Model, street: Street): Promise<void> {
    street.tick();
    await this.act.does(model, street);
    const found = await differences(street, model);
    if (found.length > 0) throw new Error(`after ${this.act.told}: ${found.join("; ")}`);
  }

  toString(): string {
    return this.act.told;
  }
}

const who = fc.nat({ max: ownersMax - 1 });
const anyKind = fc.constantFrom(...kinds);
const rarely = fc.integer({ min: 0, max: 7 }).map((eighth) => eighth === 0);
/** Half of what is said goes on, or nobody would come to an end. */
const kind = fc.oneof(fc.constant("answer" as const), anyKind);
const said = fc.oneof(
  { arbitrary: kind.map((one) => [one]), weight: 3 },
  fc.array(kind, { minLength: 2, maxLength: 4 }),
);
const oneTalks = fc.tuple(who, said, rarely, rarely).map((parts) => texts(...parts));
const goesOn = fc
  .tuple(who, fc.integer({ min: 3, max: 6 }))
  .map(([one, times]) => texts(one, Array<"answer">(times).fill("answer"), false, false));
const proves = who.map((one) => rings(one, "stranger", true));

const acts: readonly fc.Arbitrary<Act>[] = [
  oneTalks,
  oneTalks,
  oneTalks,
  goesOn,
  goesOn,
  goesOn,
  fc.constant(allAnswer("the first first")),
  fc.constant(allAnswer("the last first")),
  proves,
  proves,
  fc.tuple(who, fc.constantFrom(...callers), fc.boolean()).map((parts) => rings(...parts)),
  fc.integer({ min: 1, max: 2 }).map(numbersCome),
  fc.constant(queueIsServed),
  who.map(isGiven),
  who.map(losesNumber),
  who.map(isCompleted),
  who.map(isClosed),
  who.map(hasCustomer),
  fc.tuple(who, fc.constantFrom("COMPLETE" as const, "S9_TEST_CALL" as const)).map((parts) => isTamperedWith(...parts)),
];

export type MachineRuns = {
  readonly seed: number;
  readonly runs: number;
  readonly actsMax: number;
  readonly shrinks: boolean;
};

export type MachineTold = {
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
};

/** Random owners, each run on a database of its own. After every act database and model are compared. */
export async function runMachine({ seed, runs, actsMax, shrinks }: MachineRuns, ran: () => void): Promise<MachineTold> {
  const counts = {
    "things that happened": 0,
    "owners that went live": 0,
    "owners that waited": 0,
    "questions to the liar": 0,
  };
  // Without bias, which would make most runs too short for anybody to come to an end.
  const commands = fc.noBias(
    fc.commands(
      acts.map((act) => act.map((one) => new Happens(one))),
      { maxCommands: actsMax, size: "max" },
    ),
  );
  const start = fc.record({
    owners: fc.integer({ min: ownersMin, max: ownersMax }),
    free: fc.nat({ max: ownersMax }),
  });
  const machine = fc.asyncProperty(start, commands, async ({ owners, free }, happens) => {
    const street = await openStreet(owners);
    try {
      await street.addNumbers(free);
      const model = newModel(owners, free);
      await fc.asyncModelRun(() => ({ model, real: street }), happens);
      if (street.asked.some((text) => text !== customersText)) throw new Error("the model was shown an owner's text");
      counts["things that happened"] += street.ticks();
      counts["owners that went live"] += model.owners.filter(({ place }) => place === "live").length;
      counts["owners that waited"] += model.queue.length;
      counts["questions to the liar"] += street.asked.length;
      ran();
    } finally {
      await street.close();
    }
  });
  const told = await fc.check(machine, { seed, numRuns: runs, timeout: runLimitMs, endOnFailure: !shrinks });
  if (!told.failed) return { counts, failures: [] };
  const example = told.counterexample?.map((part) => fc.stringify(part)).join(" ") ?? "no example";
  const error = told.errorInstance instanceof Error ? told.errorInstance.message : "it took too long";
  return { counts, failures: [`${error}; the run: ${example} (seed ${told.seed}, path ${told.counterexamplePath})`] };
}
