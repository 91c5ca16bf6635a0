import type { Twin } from "../twin.ts";

const freeze = { campaign: "freeze" };

export const twins: readonly Twin[] = [
  {
    name: "a sender that woke too late and calls all the same",
    caughtBy: freeze,
    file: "src/gate/dispatch.ts",
    old: "startedAt - claimingAt > sendWithinMs ? heldUp : await send(claim.text)",
    new: "startedAt < claimingAt ? heldUp : await send(claim.text)",
  },
  {
    name: "a worker that woke too late and finishes what another has finished",
    caughtBy: freeze,
    file: "src/store/inbox.ts",
    old: "  if (done === undefined) throw new LeaseLost(`event ${claimed.id}`);\n",
    new: '  if (done === undefined && claimed.fence === "") throw new LeaseLost(`event ${claimed.id}`);\n',
  },
  {
    name: "a day that ends at midnight in Greenwich",
    caughtBy: freeze,
    file: "migrations/gate/spend.ts",
    old: "AS $$ SELECT (p_now AT TIME ZONE 'Europe/London')::date $$",
    new: "AS $$ SELECT (p_now AT TIME ZONE 'UTC')::date $$",
  },
];
