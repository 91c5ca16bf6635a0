import { describe } from "node:test";
import { mobile } from "../gate-bench.ts";
import { askingInTests, ended, moment, permits, proveRules, setClient, type Rule } from "./asking.ts";

const asking = askingInTests();

const firstText = "send_first_text";
const danger = "send_safety_gas";
const customers = ["text_customer", "text_holding_reply", "send_booking_link"];
const booking = setClient(`"bookingLink" = 'https://example.com/book'`);
const hello = { words: "hello" };

const slots: readonly Rule[] = [
  ["what was said already", "already_said", { given: permits(1, "1 minute"), slot: "old1" }],
  ["what was said already, however long ago", "already_said", { given: permits(1, "90 days"), slot: "old1" }],
  [
    "what was said already to another person",
    "already_said",
    { given: permits(1, "1 minute", { to: mobile(2) }), slot: "old1" },
  ],
  [
    "what was said already, as another action",
    "already_said",
    { action: "text_safety", given: permits(1, "1 minute"), slot: "old1" },
  ],
  ["what another client said already", null, { given: permits(1, "1 minute", { whose: "STRANGER" }), slot: "old1" }],
];

const windows: readonly Rule[] = [
  [
    "a first text in the window of the first",
    "already_texted_in_window",
    {
      template: firstText,
      given: permits(1, "1 day", { template: firstText }).replace(
        "- interval '1 day'",
        `- interval '1 day' + ${moment}`,
      ),
    },
  ],
  [
    "a first text a day after the first",
    null,
    { template: firstText, given: permits(1, "1 day", { template: firstText }) },
  ],
  [
    "a first text of another action in the window",
    "already_texted_in_window",
    { action: "text_holding_reply", template: firstText, given: permits(1, "1 hour", { template: firstText }) },
  ],
  ["another text in the window of a first text", null, { given: permits(1, "1 hour", { template: firstText }) }],
  ["a first text after another text", null, { template: firstText, given: permits(1, "1 hour") }],
  [
    "a first text in another person's window",
    null,
    { template: firstText, given: permits(1, "1 hour", { template: firstText, to: mobile(2) }) },
  ],
  [
    "a first text in another client's window",
    null,
    { template: firstText, given: permits(1, "1 hour", { template: firstText, whose: "STRANGER" }) },
  ],
  [
    "another text of a template that was used",
    null,
    { template: "ask_job", given: permits(1, "1 hour", { template: "ask_job" }) },
  ],
];

const holding: readonly Rule[] = [
  [
    "a holding reply on the day of the first",
    "holding_reply_today",
    { action: "text_holding_reply", given: permits(1, "23 hours 59 minutes", { action: "text_holding_reply" }) },
  ],
  [
    "a holding reply a day after the first",
    null,
    { action: "text_holding_reply", given: permits(1, "1 day", { action: "text_holding_reply" }) },
  ],
  ["a holding reply after another text", null, { action: "text_holding_reply", given: permits(1, "1 hour") }],
  ["a text after a holding reply", null, { given: permits(1, "1 hour", { action: "text_holding_reply" }) }],
  [
    "a holding reply on the day of another person's",
    null,
    { action: "text_holding_reply", given: permits(1, "1 hour", { action: "text_holding_reply", to: mobile(2) }) },
  ],
];

const safety: readonly Rule[] = [
  [
    "words about a danger within the hour",
    "once_per_danger_and_hour",
    {
      action: "text_safety",
      template: danger,
      given: permits(1, "59 minutes 59 seconds", { action: "text_safety", template: danger }),
    },
  ],
  [
    "words about a danger after an hour",
    null,
    {
      action: "text_safety",
      template: danger,
      given: permits(1, "1 hour", { action: "text_safety", template: danger }),
    },
  ],
  [
    "words about another danger within the hour",
    null,
    {
      action: "text_safety",
      template: danger,
      given: permits(1, "1 minute", { action: "text_safety", template: "send_safety_fire" }),
    },
  ],
  [
    "words about a danger after another text of that name",
    null,
    { action: "text_safety", template: danger, given: permits(1, "1 minute", { template: danger }) },
  ],
  [
    "words about a danger to another person",
    null,
    {
      action: "text_safety",
      template: danger,
      given: permits(1, "1 minute", { action: "text_safety", template: danger, to: mobile(2) }),
    },
  ],
  [
    "words about a danger in the same words as a text before",
    null,
    { action: "text_safety", given: permits(1, "1 minute", hello) },
  ],
  [
    "a text of the template of a danger",
    null,
    { template: danger, given: permits(1, "1 minute", { template: danger }) },
  ],
  [
    "a question about a danger after its words",
    null,
    { template: danger, given: permits(1, "1 minute", { action: "text_safety", template: danger }) },
  ],
];

const sameWords: readonly Rule[] = [
  ...customers.map((action): Rule => [
    `${action} in the same words`,
    "same_words_lately",
    { action, given: `${booking}; ${permits(1, "9 minutes 59 seconds", hello)}` },
  ]),
  ...customers.map((action): Rule => [
    `a text in the same words as ${action}`,
    "same_words_lately",
    { given: permits(1, "1 minute", { action, words: "hello" }) },
  ]),
  [
    "an alert in the same words",
    "same_words_lately",
    {
      action: "text_owner",
      to: "OWNER",
      given: permits(1, "1 minute", { action: "text_owner", to: "OWNER", ...hello }),
    },
  ],
  [
    "a notice in the same words as an alert",
    null,
    {
      action: "notify_owner",
      to: "OWNER",
      given: permits(1, "1 minute", { action: "text_owner", to: "OWNER", ...hello }),
    },
  ],
  ["the same words after ten minutes", null, { given: permits(1, "10 minutes", hello) }],
  ["other words within ten minutes", null, { given: permits(1, "1 minute") }],
  ["the same words to another person", null, { given: permits(1, "1 minute", { ...hello, to: mobile(2) }) }],
  ["the same words as safety words", null, { given: permits(1, "1 minute", { ...hello, action: "text_safety" }) }],
  [
    "the same words as ones of another client",
    null,
    { given: permits(1, "1 minute", { ...hello, whose: "STRANGER" }) },
  ],
  [
    "the same words again while the first are on their way",
    "same_words_lately",
    { given: `${permits(1, "1 minute", hello)}; ${ended("state = 'sending'")}` },
  ],
  [
    "the same words again where nobody knows whether the first went",
    "same_words_lately",
    { given: `${permits(1, "1 minute", hello)}; ${ended("state = 'unknown'")}` },
  ],
  [
    "the same words again after they arrived",
    "same_words_lately",
    {
      given: `${permits(1, "1 minute", hello)}; ${ended(`state = 'accepted', "carrierId" = 'SM1', "carrierStatus" = 'delivered'`)}`,
    },
  ],
  [
    "the same words again after the first were refused",
    null,
    { given: `${permits(1, "1 minute", hello)}; ${ended("state = 'refused', reason = 'no'")}` },
  ],
  [
    "the same words again after the first expired",
    null,
    { given: `${permits(1, "1 minute", hello)}; ${ended("state = 'expired'")}` },
  ],
  [
    "the same words again after the first were stopped",
    null,
    { given: `${permits(1, "1 minute", hello)}; ${ended("state = 'stopped', reason = 'no'")}` },
  ],
  [
    "the same words again after the first did not arrive",
    null,
    {
      given: `${permits(1, "1 minute", hello)}; ${ended(`state = 'accepted', "carrierId" = 'SM1', "carrierStatus" = 'undelivered'`)}`,
    },
  ],
  [
    "the same words again after the first failed",
    null,
    {
      given: `${permits(1, "1 minute", hello)}; ${ended(`state = 'accepted', "carrierId" = 'SM1', "carrierStatus" = 'failed'`)}`,
    },
  ],
  [
    "the same words a third time, of which one did not arrive",
    "same_words_lately",
    {
      given: `${permits(1, "1 minute", hello)}; ${ended("state = 'expired'")}; ${permits(1, "2 minutes", { ...hello, name: "other" })}`,
    },
  ],
];

describe("the gate, about what was said", () => proveRules(asking, slots));
describe("the gate, about first texts", () => proveRules(asking, windows));
describe("the gate, about holding replies", () => proveRules(asking, holding));
describe("the gate, about words of danger", () => proveRules(asking, safety));
describe("the gate, about the same words", () => proveRules(asking, sameWords));
