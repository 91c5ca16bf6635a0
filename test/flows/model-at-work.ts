import { connectModel } from "../../src/vendors/language-model/connect.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { type ModelServer, startModelServer } from "../fakes/model-server.ts";

/** A whole JobRun that reads with a language model, and the model's server. */
export type ModelAtWork = {
  readonly home: Installation;
  readonly server: ModelServer;
  readonly client: TestClient;
  /** What a customer who rang and was asked for the job hears when they write this. */
  answerTo(person: string, body: string): Promise<readonly string[]>;
  /** How the text was read in the end, and what became of it. */
  close(): Promise<void>;
};

const pencePerMillion = { input: 250, output: 1_000 };
export const wideBudget = { callPence: 2, clientDayPence: 100_000, conversationDayPence: 20 };

export type AtWorkOptions = { readonly timeoutMs?: number; readonly budget?: typeof wideBudget };

export async function modelAtWork({ timeoutMs, budget = wideBudget }: AtWorkOptions = {}): Promise<ModelAtWork> {
  const server = await startModelServer();
  const connection = {
    kind: "compatible",
    name: "fake",
    apiKey: "the-key",
    baseUrl: server.url,
    pencePerMillion,
  } as const;
  const reader = connectModel(timeoutMs === undefined ? connection : { ...connection, timeoutMs });
  const home = await installation({ model: { reader, budget } });
  const client = await home.liveClient("Dave's Plumbing");
  return {
    home,
    server,
    client,
    answerTo: async (person, body) => {
      const before = (await home.network.bodiesTo(person)).length;
      await home.network.text(person, client.number, body);
      await home.untilIdle();
      return (await home.network.bodiesTo(person)).slice(before);
    },
    close: async () => {
      await home.close();
      await server.close();
    },
  };
}
