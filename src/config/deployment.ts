import { oneOf } from "./field.ts";
import type { Questions } from "./questions.ts";

/** Where this installation stands. What is convenient at home is refused outside `local`. */
export type Deployment = (typeof deployments)[number];

const deployments = ["local", "staging", "production"] as const;

export function readDeployment(questions: Questions): Deployment {
  return questions.ask("JOBRUN_ENV", oneOf(deployments)) ?? "local";
}
