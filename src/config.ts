import { type Billing, readBilling } from "./config/billing.ts";
import { type Carrier, checkBuying, readCarrier } from "./config/carrier.ts";
import { type Database, readDatabase } from "./config/database.ts";
import { type Deployment, readDeployment } from "./config/deployment.ts";
import { strangers } from "./config/did-you-mean.ts";
import { type Keys, readKeys } from "./config/keys.ts";
import { type Limits, readLimits } from "./config/limits.ts";
import { type Listen, readListen } from "./config/listen.ts";
import { type LogLevel, readLogLevel } from "./config/log-level.ts";
import { type Model, readModel } from "./config/model.ts";
import { type ModelBudget, readModelBudget } from "./config/model-budget.ts";
import { type Operator, readOperator } from "./config/operator.ts";
import type { Environment, Problem } from "./config/problem.ts";
import { Questions } from "./config/questions.ts";
import { readRelease, type Release } from "./config/release.ts";
import { type Setting, settingsOf } from "./config/settings.ts";
import { variables } from "./config/variables.ts";

export type Config = {
  readonly deployment: Deployment;
  readonly database: Database;
  readonly listen: Listen;
  readonly carrier: Carrier;
  readonly model: Model;
  readonly modelBudget: ModelBudget;
  readonly billing: Billing | null;
  readonly operator: Operator;
  readonly limits: Limits;
  readonly keys: Keys;
  readonly release: Release;
  readonly logLevel: LogLevel;
};

/** The configuration with where each value came from, or everything that is wrong with it at once. */
export type ConfigReading =
  | { readonly config: Config; readonly settings: readonly Setting[]; readonly warnings: readonly string[] }
  | { readonly problems: readonly Problem[]; readonly warnings: readonly string[] };

/** Reads the environment that this process was started with; `instead` stands in the place of what it says. */
export function loadConfig(instead: Environment = {}): ConfigReading {
  return readConfig({ ...process.env, ...instead });
}

/** Looks at nothing but its parameter. Warnings are one line each and do not stop the start. */
export function readConfig(environment: Environment): ConfigReading {
  const questions = new Questions(environment);
  const config = configFrom(questions);
  const problems = questions.problems();
  const warnings = strangers(environment);
  return problems.length > 0 ? { problems, warnings } : { config, settings: settingsOf(environment), warnings };
}

/** Where a question was refused, its place holds a stand-in: only `readConfig` knows, and it then gives nothing out. */
function configFrom(questions: Questions): Config {
  const deployment = readDeployment(questions);
  const listen = readListen(questions, deployment);
  const carrier = readCarrier(questions, deployment);
  if (carrier.kind === "sandbox" && carrier.port === listen.port && listen.port !== 0)
    questions.refuse("SANDBOX_PORT", "is the same as PORT", "another port");
  const limits = readLimits(questions, carrier);
  checkBuying(questions, carrier, limits.numbersMax);
  return {
    deployment,
    listen,
    carrier,
    limits,
    database: readDatabase(questions),
    model: readModel(questions),
    modelBudget: readModelBudget(questions),
    billing: readBilling(questions),
    operator: readOperator(questions),
    keys: readKeys(questions),
    release: readRelease(questions),
    logLevel: readLogLevel(questions),
  };
}

/** This process's environment for a child that is to be configured by `own` alone, whatever this one was configured with. */
export function environmentOf(own: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const rest = Object.entries(process.env).filter(([name]) => !(name in variables));
  return { ...Object.fromEntries(rest), ...own };
}
