import type { Twin } from "../twin.ts";

const onboarding = { test: "test/store/onboarding.db.test.ts" };
const inboxSteps = "migrations/20261122_inbox.ts";
const onboardingSteps = "migrations/20261122_onboarding.ts";

const requirement = (name: string, old: string): Twin => ({
  name: `live without ${name}`,
  caughtBy: onboarding,
  file: onboardingSteps,
  old,
  new: "IF false",
});

export const twins: readonly Twin[] = [
  requirement("a business name", `IF coalesce(btrim(client."businessName"), '') = ''`),
  requirement("an owner's phone", `IF client."phoneE164" IS NULL`),
  requirement("an agreement", `IF client."agreedAt" IS NULL OR client."agreedBy" IS NULL`),
  requirement("a choice of alerts", `IF client."alertPreference" IS NULL`),
  requirement("a number", "IF held.phone IS NULL"),
  {
    name: "a text as the test call",
    caughtBy: onboarding,
    file: onboardingSteps,
    old: "e.kind = 'call_arrived' AND ",
    new: "",
  },
  {
    name: "a test call to another number",
    caughtBy: onboarding,
    file: onboardingSteps,
    old: `AND e."ourNumber" = held.phone `,
    new: "",
  },
  {
    name: "a test call from before the assignment",
    caughtBy: onboarding,
    file: onboardingSteps,
    old: ` AND e."receivedAt" >= held."assignedAt"`,
    new: "",
  },
  {
    name: "a test call from the owner's own phone",
    caughtBy: onboarding,
    file: onboardingSteps,
    old: `\n            AND e.event->>'from' IS DISTINCT FROM client."phoneE164"`,
    new: "",
  },
  {
    name: "another client's test call",
    caughtBy: onboarding,
    file: inboxSteps,
    old: `FOREIGN KEY (id, "testCallEventId") REFERENCES inbox ("clientId", id) NOT VALID`,
    new: `CHECK (id <> '') NOT VALID`,
  },
  {
    name: "a second trial",
    caughtBy: onboarding,
    file: onboardingSteps,
    old: `IF client."onboardingComplete" THEN RETURN missing; END IF;`,
    new: "",
  },
  {
    name: "the house as a live client",
    caughtBy: onboarding,
    file: onboardingSteps,
    old: " OR p_client = 'client_jobrun'",
    new: "",
  },
  {
    name: "a closed client made live",
    caughtBy: onboarding,
    file: onboardingSteps,
    old: ` OR client."closedAt" IS NOT NULL`,
    new: "",
  },
  {
    name: "live without a reason",
    caughtBy: onboarding,
    file: "migrations/20261122_tenants.ts",
    old: `CHECK ("onboardingComplete" = ("liveBecause" IS NOT NULL)) NOT VALID`,
    new: "CHECK (id <> '') NOT VALID",
  },
  ...(['told."areaInWords"', 'told."ownerName"', 'told."alertPreference"'] as const).map((fact) => ({
    name: `a first text whose ${fact} waits for the next`,
    caughtBy: { test: "test/store/setups.db.test.ts" },
    file: "migrations/onboarding/setup.ts",
    old: fact,
    new: "NULL",
  })),
];
