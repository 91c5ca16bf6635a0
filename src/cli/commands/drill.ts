import type { Command } from "commander";
import { userInfo } from "node:os";
import type { Config } from "../../config.ts";
import { displayPhone, parsePhone, type Phone } from "../../domain/phone.ts";
import { reasonInWords } from "../../domain/wording/reason.ts";
import { drillPause, drillTexts, type Drilled, type Proof } from "../../flows/drill-pause.ts";
import { lendOperator, type OperatorEnds } from "../../flows/lend-operator.ts";
import type { Home } from "../../home/home.ts";
import { Refused } from "../../home/refused.ts";
import { runCommand, type Options, type Said } from "../run-command.ts";

export function addDrillCommand(program: Command): void {
  program
    .command("drill")
    .description("prove a promise on the JobRun that runs")
    .command("pause")
    .description("text the operator's own phone, press a pause amid it that no customer feels, and measure")
    .option("--by <name>", "who you are; it is kept", userInfo().username)
    .option("--json")
    .action((options: Options & { by: string }) =>
      runCommand(options, (home, config) => pause(home, config, options.by)),
    );
}

/** Of the range kept for fiction, for the sandbox, where nobody has to be configured. */
const atHome = { phone: parsePhone("+447700900999"), number: parsePhone("+447700900998") };

async function pause(home: Home, config: Config, by: string): Promise<Said> {
  const { phone, number } = config.operator;
  const operator = await home.operator();
  const store = await home.store();
  const now = () => Temporal.Now.instant();
  const drill = async (ends: OperatorEnds) => outcome(await drillPause({ operator, store, ...ends, by, now }), ends);
  if (phone !== null && number !== null) return drill({ phone, number });
  if (config.carrier.kind !== "sandbox" || atHome.phone === null || atHome.number === null) {
    throw new Refused(
      "There is nobody to text: a drill goes to the operator's phone, from the operator's number.",
      "Set JOBRUN_OPERATOR_PHONE and JOBRUN_OPERATOR_NUMBER, here and where JobRun runs.",
    );
  }
  const ends = { phone: atHome.phone, number: atHome.number };
  const { segmentPricePence, clientDayPence, trialDays, numbersMax } = config.limits;
  const rules = { operatorPhone: phone, segmentPricePence, clientDayPence, trialDays, numbersMax };
  return lendOperator({ store, carrier: await home.carrier(), rules, now }, ends, () => drill(ends));
}

function outcome(drilled: Drilled, { phone, number }: OperatorEnds): Said {
  if ("refused" in drilled) throw refusal(drilled.refused, phone, number);
  if ("notTaken" in drilled) {
    throw new Refused(
      "Nothing takes texts from the outbox: JobRun does not run, or its texts wait for the carrier.",
      "Start it with npm start or jobrun work, or see jobrun incident list; then drill again.",
    );
  }
  return said(drilled, phone);
}

function said({ wrong, ...proof }: Proof, phone: Phone): Said {
  const { state, tookMs, before, late, held } = proof;
  const human = [
    `${drillTexts.queued} texts to ${displayPhone(phone)} were queued, and JobRun was sending them.`,
    `The house client's pause was pressed: ${state} after ${tookMs} ms. ${before} texts had begun by then.`,
    `After it ${late} began, and ${held} were held back, ${drillTexts.askedAfter} of them asked for later.`,
    "It is on again, and nothing of the drill is left.",
    ...(wrong.length === 0
      ? ["PASS: the pause was effective when it returned."]
      : wrong.map((one) => `WRONG: ${one}.`)),
    ...(wrong.length === 0
      ? []
      : ["See jobrun doctor and jobrun incident list, and do not rely on a pause until it passes."]),
  ].join("\n");
  return { json: wrong.length === 0 ? proof : { ...proof, wrong }, human, refused: wrong.length > 0 };
}

function refusal(reason: string, phone: Phone, number: Phone): Refused {
  const [to, from] = [displayPhone(phone), displayPhone(number)];
  switch (reason) {
    case "not_the_operator":
      return new Refused(
        `JobRun does not know ${to} as the operator's phone.`,
        "Start it with the same JOBRUN_OPERATOR_PHONE: it is learned at the start.",
      );
    case "sender_not_the_clients":
      return new Refused(
        `${from} is not in the pool as a SYSTEM number.`,
        `Run jobrun number add ${number} --role SYSTEM.`,
      );
    case "cap_reached":
      return new Refused("There were three drills within the hour, and more are not allowed.", "Drill again later.");
    case "platform_paused":
      return new Refused(
        "Everything is paused, so a drill proves nothing.",
        "Lift it first: jobrun resume --reason TEXT",
      );
    case "client_paused":
      return new Refused(
        "The house client is paused already, perhaps by a drill that was broken off.",
        "Lift it first: jobrun resume --client client_jobrun --reason TEXT",
      );
    case "opted_out":
      return new Refused(`${to} has opted out of texts from ${from}.`, `Text START from it to ${from}.`);
    default:
      return new Refused(`The gate refuses, because ${reasonInWords(reason)}.`, "See jobrun doctor.");
  }
}
