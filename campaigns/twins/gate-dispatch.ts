import type { Twin } from "../twin.ts";

const dispatch = { test: "test/gate/dispatch.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "an unknown outcome tried again",
    caughtBy: dispatch,
    file: "src/gate/dispatch.ts",
    old: 'return { state: "unknown", reason: outcome.reason };',
    new: 'return { state: "queued", errorCode: "", reason: outcome.reason, againInMs: 0 };',
  },
  {
    name: "a refusal for good tried again",
    caughtBy: dispatch,
    file: "src/gate/dispatch.ts",
    old: "if (passes(errorCode) && useful",
    new: "if (useful",
  },
  {
    name: "attempts without an end",
    caughtBy: dispatch,
    file: "src/gate/dispatch.ts",
    old: " && claim.attempts < sendAttemptsMax",
    new: "",
  },
  {
    name: "another attempt after the text is of use",
    caughtBy: dispatch,
    file: "src/gate/dispatch.ts",
    old: "&& useful ",
    new: "",
  },
  {
    name: "the carrier's pause not kept",
    caughtBy: dispatch,
    file: "src/gate/dispatch.ts",
    old: "(outcome.retryAfterSeconds ?? 0) * 1000",
    new: "0",
  },
  {
    name: "the carrier called twice",
    caughtBy: dispatch,
    file: "src/gate/dispatch.ts",
    old: "heldUp : await send(claim.text);",
    new: "heldUp : (await send(claim.text), await send(claim.text));",
  },
  {
    name: "an opt-out that only the carrier keeps",
    caughtBy: dispatch,
    file: "src/gate/dispatch.ts",
    old: 'if (settlement.state === "refused") {',
    new: 'if (settlement.state === "queued") {',
  },
  {
    name: "a sender that was held up and calls all the same",
    caughtBy: dispatch,
    file: "src/gate/dispatch.ts",
    old: "startedAt - claimingAt > sendWithinMs ? heldUp",
    new: "startedAt - claimingAt < 0 ? heldUp",
  },
];
