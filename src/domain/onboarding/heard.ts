import type { Told } from "./setup.ts";

/** What an owner can ask for at any question; none of these words is the carrier's. */
export type SetupCommand = "back" | "menu" | "where" | "again" | "person" | "another_business" | "thanks";

/** What an owner can tell, apart from the agreement, which is only heard where it was asked for. */
export type SetupFacts = Partial<Omit<Told, "agreed">>;

/** How a code went that the owner was to dial, and how a test call did as the owner saw it. */
export type DialOutcome = "set" | "refused" | "skipped";
export type CallSeen = "nothing" | "voicemail" | "answered" | "hung_up";

/** What one text says to the question that is open. */
export type SetupHeard =
  | { readonly heard: "command"; readonly command: SetupCommand }
  | { readonly heard: "facts"; readonly facts: SetupFacts; readonly corrects: boolean }
  | { readonly heard: "agrees"; readonly words: string }
  | { readonly heard: "declines" }
  | { readonly heard: "dialled"; readonly outcome: DialOutcome }
  | { readonly heard: "called"; readonly seen: CallSeen }
  | { readonly heard: "nothing" };
