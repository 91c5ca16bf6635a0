/** Every wording in which something is asked of a customer. Each is used once in an enquiry and the ones that it brings with it. */
export const questions = [
  "job",
  "job_again",
  "job_there",
  "job_there_again",
  "place",
  "place_other",
  "place_again",
  "more_when",
  "more_urgency",
  "more_access",
] as const;

export type Question = (typeof questions)[number];

export type JobQuestion = Extract<Question, `job${string}`>;
export type PlaceQuestion = Extract<Question, `place${string}`>;
/** What is asked beside job and place, once at most. */
export type MoreQuestion = Extract<Question, `more_${string}`>;

export function nextJobQuestion(said: readonly Question[], placeKnown: boolean): JobQuestion | null {
  const ways: readonly JobQuestion[] = placeKnown ? ["job_there", "job_there_again"] : ["job", "job_again"];
  return ways.find((way) => !said.includes(way)) ?? null;
}

export function nextPlaceQuestion(said: readonly Question[], enquiry: number): PlaceQuestion | null {
  const ways: readonly PlaceQuestion[] =
    enquiry > 1 ? ["place_other", "place", "place_again"] : ["place", "place_again"];
  return ways.find((way) => !said.includes(way)) ?? null;
}

export function isMoreQuestion(question: Question): question is MoreQuestion {
  return question.startsWith("more_");
}
