import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../../config.ts";
import { makeContext } from "../../context.ts";
import type { Stage } from "../../flows/play-conversation.ts";
import { readHealth } from "../../http/read-health.ts";
import { Home } from "../../home/home.ts";
import { openBudgetedModel } from "../../home/language-model.ts";
import { timerTurn } from "../../worker/timer-loop.ts";

/** A database of its own and a clock that moves only when it is told to. */
export type Theatre = {
  readonly stage: Stage;
  close(): Promise<void>;
};

export async function openTheatre(config: Config, begins: Temporal.Instant): Promise<Theatre> {
  const dataDir = await mkdtemp(join(tmpdir(), "jobrun-play-"));
  const home = new Home(
    { ...config, deployment: "local", database: { url: null, adminUrl: null, dataDir } },
    () => undefined,
  );
  const close = async () => {
    await home.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    let now = begins;
    const { url } = await home.database();
    const context = makeContext({
      name: "jobrun play",
      databaseUrl: url,
      // Nothing is sent from a play; what would go to the carrier goes into its transcript.
      account: {
        accountSid: `AC${"0".repeat(32)}`,
        authTokens: ["play"],
        apiBaseUrl: "http://127.0.0.1:9",
        bundleSid: null,
      },
      publicUrl: "http://127.0.0.1:9",
      production: false,
      houseRules: { operatorPhone: null, segmentPricePence: 4, clientDayPence: 500, trialDays: 7, numbersMax: 0 },
      model: openBudgetedModel(config),
      operatorNumber: null,
      lookupGapMs: config.limits.lookupGapMs,
      burst: { ms: config.limits.burstMs, clock: "business" },
      now: () => now,
      logLevel: "silent",
      logTo: process.stderr,
      ownMetricsPort: false,
      health: readHealth,
      version: async () => ({ version: "play", commit: null, schemaWindow: { from: "0", to: "0" }, schema: null }),
    });
    await context.keepRules();
    const scheduled = { world: context.world, carrier: context.carrier, sweepFound: () => undefined };
    const runTimer = timerTurn(scheduled, rethrow, () => 0);
    return {
      stage: { world: context.world, setClock: (at) => (now = at), runTimer },
      close: async () => {
        await context.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A play is over where something fails; the running product would try again. */
function rethrow(_timer: unknown, error: unknown): never {
  throw error;
}
