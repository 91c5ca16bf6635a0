import type { Twin } from "../twin.ts";

const pairs = { test: "test/store/setup-edges.db.test.ts" };
const conversation = { test: "test/domain/onboarding/edges.test.ts" };
const file = "migrations/onboarding/edges.ts";

export const twins: readonly Twin[] = [
  {
    name: "a set-up that jumps from its first question to its test call",
    caughtBy: pairs,
    file,
    old: "'S1S6', 'S1S7',",
    new: "'S1S6', 'S1S7', 'S1S8',",
  },
  {
    name: "a number that was taken away, and a set-up that cannot say so",
    caughtBy: pairs,
    file,
    old: "'S8S4', 'S8S5', 'S8S7'",
    new: "'S8S4', 'S8S7'",
  },
  {
    name: "a set-up that completes itself",
    caughtBy: pairs,
    file,
    old: `AND "onboardingComplete" AND "liveBecause" = 'proven')`,
    new: ")",
  },
  {
    name: "a set-up complete by another way to live",
    caughtBy: pairs,
    file,
    old: ` AND "liveBecause" = 'proven'`,
    new: "",
  },
  {
    name: "a set-up that begins at its end",
    caughtBy: pairs,
    file,
    old: "THEN becomes IN ('S1', 'S2', 'S3', 'S4', 'S5')",
    new: "THEN true",
  },
  {
    name: "a set-up that is made the predecessor's again",
    caughtBy: pairs,
    file,
    old: "IF ours AND NOT NEW.collected_fields ? 'open' THEN",
    new: "IF false THEN",
  },
  {
    name: "a divert without an agreement",
    caughtBy: pairs,
    file,
    old: "(NEW.collected_fields ->> 'agreed_at' IS NULL OR NOT",
    new: "(NOT",
  },
  {
    name: "a divert to no number",
    caughtBy: pairs,
    file,
    old: "'agreed_at' IS NULL OR NOT EXISTS (",
    new: "'agreed_at' IS NULL OR false AND NOT EXISTS (",
  },
  {
    name: "a move of the conversation that its table lacks",
    caughtBy: conversation,
    file: "src/domain/onboarding/edges.ts",
    old: "S8_FWD_CONFIRM: [alerts, agreement, divert],",
    new: "S8_FWD_CONFIRM: [alerts, divert],",
  },
  {
    name: "a move in the table that no conversation makes",
    caughtBy: conversation,
    file: "src/domain/onboarding/edges.ts",
    old: "S8_FWD_CONFIRM: [alerts, agreement, divert],",
    new: "S8_FWD_CONFIRM: [alerts, agreement, phone, divert],",
  },
];
