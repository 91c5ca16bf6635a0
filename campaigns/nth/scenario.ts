import type { Pool, Stage } from "./stage.ts";

/** What happens, one thing after the other; the crew works until all is calm after each. */
export type Scenario = {
  readonly name: string;
  /** Whether the client is live. */
  readonly live: boolean;
  readonly pool: Pool;
  readonly happens: readonly ((stage: Stage) => Promise<unknown>)[];
};
