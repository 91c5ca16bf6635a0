import type { Twin } from "../twin.ts";

const file = "src/domain/policy/needs.ts";
const policy = { test: "test/domain/policy.test.ts" };
const textCustomer = { test: "test/domain/policy/text-customer.test.ts" };
const bookingLink = { test: "test/domain/policy/send-booking-link.test.ts" };

type Line = { readonly caughtBy: Twin["caughtBy"]; readonly of: string; readonly text: string };

/** Each line of the table of needs as it is written: every need on it is taken away once. */
const lines: readonly Line[] = [
  {
    caughtBy: policy,
    of: "any text",
    text: `const anyText = ["platform_known", "client_open", "sender_allowed", "textable"]`,
  },
  {
    caughtBy: policy,
    of: "a text that customers may hear",
    text: `const customerMayHear = ["not_ignored", "no_loop", "not_said", "within_count"]`,
  },
  {
    caughtBy: policy,
    of: "what pauses stop",
    text: `const pauses = ["platform_on", "client_outbound_on", "not_paused"]`,
  },
  { caughtBy: policy, of: "what an owner's pauses stop", text: `const ownersPauses = ["platform_on", "not_paused"]` },
  { caughtBy: textCustomer, of: "a live client", text: `const live = ["client_live", "billing_good"]` },
  {
    caughtBy: textCustomer,
    of: "text_customer",
    text: `
    "not_to_the_owner",
    "not_opted_out",
    ...live,
    ...customerMayHear,
    "within_first_contacts",
    "money_left",
    ...pauses,
  ],`,
  },
  {
    caughtBy: policy,
    of: "text_holding_reply",
    text: `text_holding_reply: [...anyText, "not_to_the_owner", "not_opted_out", ...customerMayHear, "money_left", ...pauses]`,
  },
  {
    caughtBy: bookingLink,
    of: "send_booking_link",
    text: `
    "not_to_the_owner",
    "not_opted_out",
    ...live,
    "booking_possible",
    ...customerMayHear,
    "money_left",
    ...pauses,
  ],`,
  },
  {
    caughtBy: policy,
    of: "text_safety",
    text: `text_safety: [...anyText, "not_opted_out", "not_said", "within_count", "platform_on"]`,
  },
  {
    caughtBy: policy,
    of: "text_owner",
    text: `text_owner: [...anyText, "to_the_owner", "not_opted_out", "client_live", "alerts_on", "not_said", ...ownersPauses]`,
  },
  {
    caughtBy: policy,
    of: "answer_owner",
    text: `answer_owner: [...anyText, "not_opted_out", "wrote_just_now", "no_loop", "not_said", "within_count", ...ownersPauses]`,
  },
  {
    caughtBy: policy,
    of: "notify_owner",
    text: `notify_owner: [...anyText, "to_the_owner", "not_opted_out", "not_said", ...ownersPauses]`,
  },
  {
    caughtBy: policy,
    of: "text_operator",
    text: `text_operator: [...anyText, "to_the_operator", "not_opted_out", "not_said", "within_count"]`,
  },
  {
    caughtBy: policy,
    of: "text_drill",
    text: `text_drill: [...anyText, "to_the_operator", "not_opted_out", "not_said", "within_count", ...pauses]`,
  },
  {
    caughtBy: policy,
    of: "use_ai",
    text: `use_ai: ["platform_known", "client_open", "ai_on", "not_said", "within_count", "model_money_left", "platform_on"]`,
  },
];

const needOnALine = /"\w+"|\.\.\.\w+/g;

export const twins: readonly Twin[] = lines.flatMap(({ caughtBy, of, text }) =>
  [...text.matchAll(needOnALine)].map(([need]) => ({
    name: `${of} without ${need.replaceAll(/["._]/g, " ").trim()}`,
    caughtBy,
    file,
    old: text,
    new: text.replace(new RegExp(`${need.replaceAll(".", "\\.")}(?:, |,\\n\\s*)?`), ""),
  })),
);
