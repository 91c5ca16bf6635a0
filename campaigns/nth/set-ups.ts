import { operatorPhone } from "../../test/support/installation.ts";
import type { Scenario } from "./scenario.ts";

type Happens = Scenario["happens"][number];

const friend = "+441632960990";
const everything = "I'm Ann, plumber in Leeds, trading as Reed Plumbing. Text me any time. iPhone on EE";

const says =
  (body: string): Happens =>
  ({ home, owner, onboarding }) =>
    home.network.text(owner, onboarding, body);

/** As the codes say that came by text. */
const diverts: Happens = async ({ home, owner }) => {
  const [row] = await home.records.rows<{ number: string }>(
    `SELECT n.phone AS number FROM clients c JOIN numbers n ON n."clientId" = c.id WHERE c."phoneE164" = $1`,
    [owner],
  );
  await home.network.handset({ phone: owner, ...(row === undefined ? {} : { divertTo: row.number }) });
};
const isRung: Happens = ({ home, owner }) => home.network.call(friend, owner);
/** The operator's own hand is no part of what fails here. */
const numberComes: Happens = ({ home, toCome }) =>
  home.records.rows(`SELECT add_number($1, 'OPERATIONAL', NULL, $2)`, [toCome, home.context.world.now().toString()]);
/**
 * The operator allows one number more, for which the carrier is asked; what somebody holds is not for sale. Whether the pool is looked
 * at before the purchase or after it is another story.
 */
const oneMayBeBought: Happens = async ({ home }) => {
  await home.network.handset({ phone: operatorPhone });
  await home.records.rows(`UPDATE timers SET state = 'done' WHERE kind = 'watch_pool'`);
  await home.records.rows(`UPDATE platform SET "numbersMax" = 1 + (SELECT count(*) FROM numbers)`);
};
/** An order of which nobody knows more is taken back by then. */
const orderIsOld: Happens = async ({ home }) => home.advance({ minutes: 11 });
const timePasses: Happens = async ({ home }) => home.advance({ minutes: 1 });

/** Owners who set up by text: each step of it is done once or not at all. */
export const setUps: readonly Scenario[] = [
  {
    name: "an owner sets up by text, and a call makes it live",
    live: true,
    pool: "one is free",
    happens: [says("Hi"), says(everything), says("AGREE"), diverts, says("done"), says("done"), says("done"), isRung],
  },
  {
    name: "an owner corrects, goes back, and is rung before the last code",
    live: true,
    pool: "one is free",
    happens: [
      says("plumber in Leeds"),
      says("Smith and Son"),
      says("no, it's Smith & Sons"),
      says("BACK"),
      says("??"),
      says(everything),
      says("AGREE"),
      diverts,
      isRung,
      says("done"),
      says("skip"),
      says("done"),
    ],
  },
  {
    name: "an owner waits for a number, and is served when one comes",
    live: true,
    pool: "one comes",
    happens: [says(everything), says("AGREE"), timePasses, says("where am I"), numberComes, timePasses, says("done")],
  },
  {
    name: "an owner waits for a number, and one is bought",
    live: true,
    pool: "one comes",
    happens: [says(everything), says("AGREE"), oneMayBeBought, timePasses, orderIsOld, timePasses, says("done")],
  },
];
