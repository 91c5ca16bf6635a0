import type { Reason } from "../policy/checks.ts";

/** Every reason of the gate as one would say it to somebody who knows nothing of JobRun; each ends a sentence with "because". */
const reasons: Readonly<Record<Reason | "unknown_action", string>> = {
  platform_unknown: "the switches could not be read",
  platform_paused: "everything was paused",
  client_unknown: "there is no such client",
  client_closed: "the client was closed",
  client_paused: "the client was paused",
  client_not_live: "the client was not live",
  billing_lapsed: "the client does not pay",
  sender_not_the_clients: "the sending number was not the client's",
  not_textable: "it is not a mobile that we may text",
  own_number: "it is a number of ours",
  unreachable_number: "the carrier had said that nothing arrives there",
  owner_phone: "it is the owner's own phone",
  not_the_owner: "it is not the owner's phone",
  not_the_operator: "it is not the operator's phone",
  opted_out: "this person had opted out",
  alerts_paused: "alerts were off",
  ai_off: "the language model was off",
  no_booking: "the client has neither a booking link nor bookable hours",
  not_written_lately: "they had not written just now",
  ignored: "the client ignores this person",
  loop: "two machines seemed to text each other",
  already_said: "it was said already",
  same_words_lately: "the same words were said within ten minutes",
  already_texted_in_window: "this person had a first text within the day",
  holding_reply_today: "this person had a holding reply within the day",
  once_per_danger_and_hour: "the same words about danger were said within the hour",
  cap_reached: "there were too many already",
  first_contacts_reached: "the client had too many first texts within the hour",
  first_contacts_of_block: "too many of the client's first texts within the hour went to numbers that are nearly alike",
  money_cap: "the client's money for the day was spent",
  model_money_cap: "what the client's day may cost the language model was spent",
  conversation_money_cap: "what this conversation may cost the language model in a day was spent",
  customer_paused: "this person was paused",
  unknown_action: "nothing allows such an action",
};

const inWords: ReadonlyMap<string, string> = new Map(Object.entries(reasons));

/** One reason; a word that is none is given back as it is. */
export function reasonInWords(reason: string): string {
  return inWords.get(reason) ?? reason;
}

/** Somebody's words with each name of a reason in them replaced by what it means, and other names by plain words. */
export function inPlainWords(text: string): string {
  return text.replaceAll(/\b[a-z]+(?:_[a-z]+)+\b/g, (name) => inWords.get(name) ?? name.replaceAll("_", " "));
}
