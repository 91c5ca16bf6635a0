import type { ClientFacts } from "../client-facts.ts";
import type { DayHours } from "./command.ts";
import type { WordsRefused } from "./relay-words.ts";
import type { Standing, Undoing } from "./thread.ts";

/** What a command wants done. The gate decides whether a relay may go; each of the others is confirmed in one text. */
export type OwnerEffect =
  | { readonly do: "relay"; readonly lead: number; readonly words: string }
  | { readonly do: "take_over" | "give_back"; readonly lead: number }
  | { readonly do: "move_lead"; readonly lead: number; readonly to: Standing }
  | { readonly do: "ignore" | "stop_ignoring"; readonly lead: number }
  | { readonly do: "pause" }
  | { readonly do: "set_alerts_off"; readonly until: string | null }
  | { readonly do: "set_quiet"; readonly hours: DayHours | null }
  | { readonly do: "set_facts"; readonly facts: ClientFacts };

/** What an owner is answered, by what it says. Those that show something are filled in when they are said. */
export type OwnerAnswer =
  | { readonly say: "menu" | "unclear" | "paused" | "resume_elsewhere" | "alerts_on" }
  | { readonly say: "status" | "leads" }
  | { readonly say: "details" | "why"; readonly lead: number }
  | { readonly say: "why_nothing" }
  | { readonly say: "no_lead"; readonly lead: number | null }
  | { readonly say: "code"; readonly lead: number; readonly words: string }
  | { readonly say: "relayed"; readonly lead: number; readonly words: string }
  | { readonly say: "code_wrong"; readonly triesLeft: number }
  | { readonly say: "code_void" | "no_code_waits" | "codes_used_up" | "too_late" | "nothing_to_undo" }
  | { readonly say: "words_refused"; readonly why: WordsRefused | "too_long" }
  | { readonly say: "long_closed"; readonly lead: number }
  | { readonly say: "given_back" | "not_the_owners" | "ignored"; readonly lead: number }
  | { readonly say: "won"; readonly lead: number; readonly pence: number | null }
  | { readonly say: "lost"; readonly lead: number }
  | { readonly say: "alerts_off"; readonly until: string }
  | { readonly say: "quiet"; readonly hours: DayHours | null }
  | {
      readonly say: "facts";
      readonly about: "hours" | "area" | "callout";
      readonly facts: ClientFacts;
      readonly changed: boolean;
    }
  | { readonly say: "undone"; readonly change: Undoing };
