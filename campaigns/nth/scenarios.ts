import { resume } from "../../src/flows/resume.ts";
import { switchOff } from "../../src/flows/switch-off.ts";
import type { Scenario } from "./scenario.ts";
import { setUps } from "./set-ups.ts";

type Happens = Scenario["happens"][number];

const press = { what: "outbound", reason: "the campaign", by: "the campaign" } as const;
const forEver = 1_000_000;
const repeatsMax = 3;
const toldWithinMs = 9_000;

const rings: Happens = ({ home, customer, client }) => home.network.call(customer, client.number);
const says =
  (body: string): Happens =>
  ({ home, customer, client }) =>
    home.network.text(customer, client.number, body);
/** In a row: each when the one before has been told, and nobody works meanwhile. */
const saysInARow =
  (...bodies: readonly string[]): Happens =>
  async (stage) => {
    for (const body of bodies) {
      await says(body)(stage);
      await stage.home.network.settle(toldWithinMs);
    }
  };
const goesBy =
  (by: Temporal.DurationLike): Happens =>
  async ({ home }) =>
    home.advance(by);
const network =
  (wish: object): Happens =>
  ({ home }) =>
    home.network.fault(wish);
const heals: Happens = ({ home }) => home.network.heal();

/** A person at the command line whose command broke off types it again. */
const types =
  (command: Happens): Happens =>
  async (stage) => {
    for (let turn = 1; ; turn += 1) {
      const broke = await command(stage).then(
        () => null,
        (error: unknown) => ({ error }),
      );
      if (broke === null) return;
      if (turn === repeatsMax) throw broke.error;
    }
  };

const pauses = types(({ home, client }) =>
  switchOff(home.context.store, { level: "client", clientId: client.id }, press, { now: home.context.world.now() }),
);
const resumes = types(({ home, operator, client }) =>
  resume(operator, home.context.store, { level: "client", clientId: client.id }, press, {
    sendHeld: true,
    now: home.context.world.now(),
  }),
);

const ofCustomers: readonly Omit<Scenario, "pool">[] = [
  { name: "a missed call is answered", live: true, happens: [rings] },
  {
    name: "a conversation becomes a lead and an alert",
    live: true,
    happens: [rings, says("the boiler is leaking badly"), says("LS1 4AP"), says("it's Sam, any time after five")],
  },
  {
    name: "a burst is read as one",
    live: true,
    happens: [rings, saysInARow("hi", "my sink is blocked", "LS1 4AP", "it's Sam")],
  },
  {
    name: "danger is answered, and everybody told",
    live: true,
    happens: [says("I can smell gas in the kitchen, LS6 3HN"), goesBy({ seconds: 6 }), goesBy({ seconds: 11 })],
  },
  {
    name: "an opt-out, and a START",
    live: true,
    happens: [rings, says("STOP"), rings, says("START"), says("the sink is blocked, LS1 4AP")],
  },
  {
    name: "a pause holds a text, and resume sends it",
    live: true,
    happens: [pauses, rings, says("my sink is blocked"), resumes],
  },
  {
    name: "a text that did not arrive has another try",
    live: true,
    happens: [
      network({ send: "undeliver", times: 1, code: 30003 }),
      rings,
      goesBy({ seconds: 121 }),
      network({ send: "undeliver", times: 3, code: 30003 }),
      says("the boiler is leaking"),
      goesBy({ seconds: 121 }),
      goesBy({ seconds: 121 }),
      goesBy({ seconds: 11 }),
    ],
  },
  {
    name: "an unknown outcome is looked up",
    live: true,
    happens: [
      network({ callbacks: "lost", times: forEver }),
      network({ send: "500-after", times: 1 }),
      rings,
      network({ send: "500-before", times: 1 }),
      says("no hot water, LS1 4AP"),
    ],
  },
  {
    name: "silence is passed on",
    live: true,
    happens: [rings, says("no hot water since this morning"), goesBy({ minutes: 11 }), goesBy({ minutes: 11 })],
  },
  { name: "a holding reply", live: false, happens: [says("Boiler leaking, LS1 4AP"), says("hello?")] },
  {
    name: "a lost call and text are swept",
    live: true,
    happens: [
      network({ webhooks: "lost", callbacks: "lost", times: forEver }),
      rings,
      says("no hot water, LS1 4AP"),
      heals,
      goesBy({ minutes: 6 }),
    ],
  },
  {
    name: "an emergency's alert is watched",
    live: true,
    happens: [
      network({ callbacks: "lost", times: forEver }),
      says("water is pouring through the ceiling, LS1 4AP"),
      goesBy({ minutes: 4 }),
      goesBy({ seconds: 6 }),
    ],
  },
];

/** Every main story of the product. */
export const scenarios: readonly Scenario[] = [
  ...ofCustomers.map((scenario) => ({ ...scenario, pool: "none" as const })),
  ...setUps,
];
