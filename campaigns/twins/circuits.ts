import type { Twin } from "../twin.ts";

const circuit = { test: "test/gate/circuit.db.test.ts" };
const claim = "migrations/gate/claim-text.ts";

export const twins: readonly Twin[] = [
  {
    name: "a claim that waits for no circuit",
    caughtBy: circuit,
    file: claim,
    old: `(o."expiresAt" <= p_now OR NOT (o."clientId"`,
    new: `(o."expiresAt" <= p_now OR true OR NOT (o."clientId"`,
  },
  {
    name: "a text that expires only when the circuit closes",
    caughtBy: circuit,
    file: claim,
    old: `(o."expiresAt" <= p_now OR NOT (o."clientId"`,
    new: `(NOT (o."clientId"`,
  },
  {
    name: "several probes at once",
    caughtBy: circuit,
    file: claim,
    old: "IF probe THEN\n",
    new: "IF false THEN\n",
  },
  {
    name: "a probe that does not say so",
    caughtBy: circuit,
    file: claim,
    old: "reason = CASE WHEN probe THEN 'a probe of a carrier that refused' END",
    new: "reason = NULL",
  },
  {
    name: "an account's refusal taken for one client's",
    caughtBy: circuit,
    file: "src/gate/circuit.ts",
    old: `scope === "account" ? houseClient : refused.clientId;`,
    new: `scope === null ? houseClient : refused.clientId;`,
  },
  {
    name: "a circuit that stays open after its probe",
    caughtBy: circuit,
    file: "src/gate/dispatch.ts",
    old: `if (claim.probe && settlement.state === "accepted")`,
    new: `if (claim.probe && settlement.state === "unknown")`,
  },
  {
    name: "an incident that is never resolved",
    caughtBy: circuit,
    file: "src/store/incidents.ts",
    old: `.set({ state: "resolved" })`,
    new: `.set({ kind })`,
  },
  {
    name: "a pause that does not grow",
    caughtBy: circuit,
    file: "src/store/circuits.ts",
    old: "${firstPauseSeconds} * 2 ^ c.opens",
    new: "${firstPauseSeconds} * 2",
  },
  {
    name: "a pause without an end",
    caughtBy: circuit,
    file: "src/store/circuits.ts",
    old: "least(${pauseMaxSeconds}, ${firstPauseSeconds} * 2 ^ c.opens)",
    new: "greatest(0 * ${pauseMaxSeconds}, ${firstPauseSeconds} * 2 ^ c.opens)",
  },
];
