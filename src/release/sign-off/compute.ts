import { chainFaults, type Told } from "../deploy/chain.ts";
import { stepsOf } from "../deploy/plan.ts";
import { type Deployment, noCommit } from "../deploy/record.ts";
import { standingOf } from "../deploy/standing.ts";
import type { SchemaStatus } from "../migrate/schema-status.ts";
import { sha256 } from "../signing.ts";
import type { Proved, Risk, SignedStep, SignOff, Statement } from "./body.ts";
import { lacksOf } from "./lacks.ts";

/** All that a sign-off is computed from. `breaks`: rows of the whole record that do not fit. */
export type Facts = {
  readonly deployment: Deployment;
  readonly rows: readonly Told[];
  readonly breaks: number;
  /** Whose signatures count: on this environment's rows, and on staging's. */
  readonly trusted: readonly string[];
  readonly stagingKeys: readonly string[];
  readonly signs: boolean;
  readonly schema: SchemaStatus;
  readonly promises: readonly Proved[];
  readonly risks: readonly Risk[];
  readonly at: string;
  readonly by: string;
};

/** READY where every line has its evidence; nothing that somebody typed decides it. Open risks are shown, and decide nothing. */
export function computeSignOff(facts: Facts): SignOff {
  const { deployment, schema } = facts;
  const own = facts.rows.filter(({ deploymentId }) => deploymentId === deployment.id);
  const standing = standingOf(own, deployment.environment);
  const missing = [
    ...(facts.breaks === 0 ? [] : [`record: ${facts.breaks} rows were changed, taken out or put in`]),
    ...chainFaults(facts.rows, facts.trusted).map((fault) => `record: ${fault}`),
    ...lacksOf({ deployment, own, standing, stagingKeys: facts.stagingKeys }),
    ...(deployment.commit === noCommit ? ["commit: nobody can say which it is"] : []),
    ...(schema.is === "current" ? [] : [`schema: it is ${schema.is}, beside what this release makes`]),
    ...promisesLacking(facts.promises),
    ...(facts.signs || deployment.environment === "local" ? [] : ["signature: JOBRUN_SIGNING_KEY is not set"]),
  ];
  const steps = stepsOf(deployment.environment);
  const statement = (what: string): Statement => statementOf(what, standing.approved.get(what));
  return {
    format: "jobrun sign-off 1",
    ready: missing.length === 0,
    missing,
    commit: deployment.commit,
    environment: deployment.environment,
    database: deployment.database,
    schema: { is: schema.is, version: schema.is === "foreign" ? null : schema.version },
    at: facts.at,
    by: facts.by,
    steps: steps.map(({ name, leaves }) => signedStep(name, leaves, standing.left.get(name))),
    approvals: steps.flatMap(({ approvals }) => (approvals[deployment.environment] ?? []).map(statement)),
    overrides: steps.flatMap(({ instead }) =>
      instead !== null && standing.approved.has(instead.what) ? [statement(instead.what)] : [],
    ),
    promises: [...facts.promises],
    risks: [...facts.risks],
  };
}

function promisesLacking(promises: readonly Proved[]): readonly string[] {
  if (promises.length === 0) return ["promises: ARCHITECTURE.md, which has them, cannot be read"];
  return promises.flatMap(({ place, proofs, absent }) => [
    ...(proofs.length === 0 ? [`promise ${place}: nothing shows it`] : []),
    ...absent.map((proof) => `promise ${place}: ${proof} is not there`),
  ]);
}

function signedStep(name: string, leaves: string, row: Told | undefined): SignedStep {
  const { who = null, at = null, signedBy = null, hash = null, evidence = {} } = row ?? {};
  return { name, leaves, who, at, signedBy, hash, evidence: shortened(evidence) };
}

/** A whole file among the evidence is named by its hash. */
function shortened({ file, ...evidence }: Told["evidence"]): Told["evidence"] {
  return file === undefined ? evidence : { ...evidence, file: `sha256 ${sha256(String(file))}` };
}

function statementOf(what: string, row: Told | undefined): Statement {
  return { what, who: row?.who ?? null, at: row?.at ?? null, note: String(row?.evidence["note"] ?? "") };
}
