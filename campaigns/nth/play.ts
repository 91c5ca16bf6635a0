import type { Statement } from "./database-line.ts";
import type { Scenario } from "./scenario.ts";
import { seeAll, type Seen } from "./see.ts";
import { openStage, type Failure, type Stage } from "./stage.ts";

/** `failed`: the call that was to fail was made; otherwise the run was untouched. */
export type Played = {
  readonly seen: Seen;
  readonly failed: boolean;
  readonly statements: readonly Statement[];
  readonly requests: number;
};

/** Plays a scenario on a stage of its own, with one failing call or none. */
export async function play(scenario: Scenario, failure: Failure | null): Promise<Played> {
  const stage = await openStage(scenario);
  try {
    return await playOn(stage, scenario, failure);
  } finally {
    await stage.close();
  }
}

async function playOn(stage: Stage, { happens }: Scenario, failure: Failure | null): Promise<Played> {
  stage.arm(failure);
  for (const happening of happens) {
    await happening(stage);
    await stage.crew.workUntilCalm();
  }
  const played = { failed: stage.failed(), statements: stage.statements(), requests: stage.requests() };
  stage.arm(null);
  return { ...played, seen: await seeAll(stage) };
}
