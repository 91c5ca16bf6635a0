import type { Twin } from "../twin.ts";

const onboard = { campaign: "onboard" };

export const twins: readonly Twin[] = [
  {
    name: "two who ask for a number at once and do not wait",
    caughtBy: onboard,
    file: "migrations/onboarding/setup.ts",
    old: "PERFORM pg_advisory_xact_lock(hashtextextended('the pool of numbers', 0));",
    new: "",
  },
  {
    name: "a queue that whoever asks again walks past",
    caughtBy: onboard,
    file: "migrations/onboarding/setup.ts",
    old: `ORDER BY n."addedAt", n.phone OFFSET before LIMIT 1`,
    new: `ORDER BY n."addedAt", n.phone LIMIT 1`,
  },
  {
    name: "a queue that is served from its end",
    caughtBy: onboard,
    file: "migrations/onboarding/setup.ts",
    old: `row_number() OVER (ORDER BY o."waitsSince", o."clientId") AS place`,
    new: `row_number() OVER (ORDER BY o."waitsSince" DESC, o."clientId" DESC) AS place`,
  },
  {
    name: "a test call of nobody's",
    caughtBy: onboard,
    file: "src/flows/onboard/hear-test-call.ts",
    old: `if (caller.is === "staff" || phone === null) {`,
    new: `if (caller.is === "staff") {`,
  },
  {
    name: "an agreement that nobody is asked for",
    caughtBy: onboard,
    file: "src/domain/onboarding/setup.ts",
    old: `if (told.agreed === null) return { is: "agreement" };`,
    new: "",
  },
  {
    name: "a number that is gone, and a set-up that goes on",
    caughtBy: onboard,
    file: "src/domain/onboarding/on-setup-text.ts",
    old: "return (waits && hasNumber) || (needs && !hasNumber) ?",
    new: "return waits && hasNumber ?",
  },
  {
    name: "a step back that leads two steps back",
    caughtBy: onboard,
    file: "src/domain/onboarding/on-setup-text.ts",
    old: `alerts: "owner_name",`,
    new: `alerts: "business_name",`,
  },
  {
    name: "a model that is asked for a client that sets up",
    caughtBy: onboard,
    file: "src/flows/answer-text.ts",
    old: "const answerable = textable && client.live && intake",
    new: "const answerable = textable && intake",
  },
];
