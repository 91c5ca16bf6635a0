import { type Asked, nothingRead, type Reading } from "./reading.ts";
import { prepare, type Prepared } from "./reading/clauses.ts";
import { readIntent } from "./reading/intent.ts";
import { isSpam } from "./reading/intent/spam.ts";
import { isInjection } from "./reading/injection.ts";
import { readJob } from "./reading/job.ts";
import { judgeUrgency } from "./reading/judge-urgency.ts";
import { readDanger } from "./reading/life-safety.ts";
import { readName } from "./reading/name.ts";
import { readOptOut } from "./reading/opt-out-words.ts";
import { readPlace } from "./reading/place.ts";
import { readPostcode } from "./reading/postcode.ts";
import { saidIn } from "./reading/statements.ts";
import { readWantsHuman } from "./reading/wants-human.ts";
import { readWhen } from "./reading/when.ts";

/** What a text cannot tell by itself: what was asked last, the client's trade, and when and where it is read. */
export type ReadingContext = {
  readonly asked: Asked;
  readonly trade: string;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
};

/**
 * Reads one text, or one burst as one text, by plain rules (readings page). Total: any string, within a few milliseconds.
 * Nothing is guessed: null is "not said". `timeZone` is an IANA name, such as Europe/London.
 */
export function readByRules(text: string, context: ReadingContext): Reading {
  const prepared = prepare(text);
  const said = saidIn(prepared);
  const danger = readDanger(prepared);
  const optOut = readOptOut(prepared.original);
  const instructs = isInjection(prepared);
  if (danger === null && !instructs && isSpam(said)) return { ...nothingRead, intent: "spam", optOut };
  const { asked } = context;
  const postcode = readPostcode(prepared.original, asked);
  const job = readJob(said, asked, !optOut && !instructs);
  const found = {
    danger,
    asked,
    inGeneral: job !== null && job.inGeneral,
    job: job?.phrase ?? (danger === null ? null : firstStatement(prepared)),
    postcode,
    place: postcode === null ? readPlace(said, asked) : null,
    when: readWhen(said, asked, context),
    name: readName(said, asked),
    wantsHuman: readWantsHuman(prepared),
  };
  const intent = instructs ? "injection" : readIntent(said, found);
  const { place, when, name, wantsHuman } = found;
  const urgency = hasNoUrgency(intent) ? "unknown" : judgeUrgency(said, found);
  return { intent, optOut, wantsHuman, lifeSafety: danger, urgency, job: found.job, postcode, place, when, name };
}

const statementCharactersMax = 80;

/** A danger is always a job: where no rule found its words, the sender's first statement stands for it. */
function firstStatement(text: Prepared): string | null {
  return text.clauses[0]?.slice(0, statementCharactersMax).toWellFormed() ?? null;
}

const withoutUrgency: ReadonlySet<Reading["intent"]> = new Set(["thanks", "change_booking", "wrong_number", "abuse"]);

function hasNoUrgency(intent: Reading["intent"]): boolean {
  return withoutUrgency.has(intent);
}
