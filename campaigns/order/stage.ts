import { Client } from "pg";
import { type Environment, type StepName, stepsOf } from "../../src/release/deploy/plan.ts";
import { beginDeployment, databaseIdentity, note, openRecord, takeTurn } from "../../src/release/deploy/record.ts";
import type { Command, Ground } from "../../src/release/deploy/works.ts";
import { type Outcome, walk } from "../../src/release/deploy/walk.ts";
import { migratedDatabase, type MigratedDatabase } from "../../test/support/migrated.ts";

/** A platform to deploy to: what it has done, in order, what processes start from, and what it was told to do wrong. */
export type Platform = {
  readonly done: string[];
  installed: string;
  /** The port of this name ends the deployment's process, before or after it has done its part. */
  dies: { readonly at: string; readonly when: "before" | "after" } | null;
};

export type Stage = {
  readonly database: MigratedDatabase;
  readonly root: Client;
  /** A release of a commit of its own, with all that people are asked for said. */
  release(environment: Environment, said?: readonly string[]): Promise<Release>;
  close(): Promise<void>;
};

export type Release = {
  readonly platform: Platform;
  readonly deployment: Ground["deployment"];
  /** As `jobrun deploy`, with `--step` where one is named. */
  deploy(only: StepName | null, instead?: Partial<Ground>): Promise<Outcome | "died">;
};

const oldCommit = "0".repeat(40);
class Died extends Error {}

/** A migrated database on which releases come one after another, and a record that is the product's own. */
export async function openStage(): Promise<Stage> {
  const database = await migratedDatabase();
  const root = new Client({ connectionString: database.superuserUrl });
  await root.connect();
  const desk = openDesk(database.superuserUrl);
  let releases = 0;
  return {
    database,
    root,
    release: async (environment, said = everythingSaid(environment)) => {
      releases += 1;
      const commit = releases.toString(16).padStart(40, "a");
      const platform: Platform = { done: [], installed: environment === "local" ? commit : oldCommit, dies: null };
      await beat(root, oldCommit);
      const client = await desk.client();
      const deployment = await beginDeployment(client, {
        commit,
        environment,
        database: await databaseIdentity(client),
      });
      for (const what of said) {
        await note(client, deployment, { step: what, what: "approved", who: "Ann", evidence: { note: "said" } });
      }
      return {
        platform,
        deployment,
        deploy: async (only, instead = {}) => {
          const ground = groundOf(await desk.client(), deployment, platform, root);
          return walk({ ...ground, ...instead }, only, () => undefined).catch(async (error: unknown) => {
            if (!(error instanceof Died)) throw error;
            await desk.close();
            return "died" as const;
          });
        },
      };
    },
    close: async () => {
      await desk.close();
      await root.end();
      await database.drop();
    },
  };
}

/** The record's connection: as long as one lives it is used again; after a death there is another, whose turn it must be. */
function openDesk(url: string): { client(): Promise<Client>; close(): Promise<void> } {
  let open: Client | null = null;
  return {
    client: async () => {
      if (open !== null) return open;
      open = await openRecord(url, {});
      if (!(await takeTurn(open))) throw new Error("the turn of a deployment that died was not given back");
      return open;
    },
    close: async () => {
      await open?.end();
      open = null;
    },
  };
}

function everythingSaid(environment: Environment): readonly string[] {
  const asked = stepsOf(environment).flatMap(({ approvals }) => approvals[environment] ?? []);
  return environment === "production" ? [...asked, "without-staging"] : asked;
}

function groundOf(client: Client, deployment: Ground["deployment"], platform: Platform, root: Client): Ground {
  const port =
    <Result>(name: string, part: () => Promise<Result>) =>
    async (): Promise<Result> => {
      if (platform.dies?.at === name && platform.dies.when === "before") await die(client, root, platform);
      const result = await part();
      platform.done.push(name);
      if (platform.dies?.at === name) await die(client, root, platform);
      return result;
    };
  const commands: Readonly<Record<Command, () => Promise<void>>> = {
    tests: async () => undefined,
    smoke: async () => undefined,
    switch: async () => void (platform.installed = deployment.commit),
    restart: () => beat(root, platform.installed),
  };
  const well = { tier: 1, name: "all", promise: "", means: "", mend: "", found: "", ms: 0 } as const;
  return {
    client,
    deployment,
    who: "Bob",
    signer: null,
    stagingFile: async () => null,
    stagingKeys: [],
    run: (command) => port(command, async () => commands[command]().then(() => ({ code: 0, seconds: 0 })))(),
    backUp: port("backup", async () => ({ of: Temporal.Now.instant().toString(), proved: true, folder: "there" })),
    rehearse: port("rehearse", async () => ({ steps: 0 })),
    migrate: port("migrate", async () => ({ steps: 0 })),
    schema: async () => ({ is: "current", version: 1_000 }),
    driftCount: port("types", async () => 0),
    verify: port("verify", async () => [{ ...well, state: platform.done.includes("restart") ? "ok" : "failed" }]),
    restartWithinMs: 0,
    lookEveryMs: 1,
    unlessStopped: () => undefined,
  };
}

/** What a SIGKILL leaves of a deployment: its session ends wherever it is, and nothing of it is carried out any more. */
async function die(client: Client, root: Client, platform: Platform): Promise<never> {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  platform.dies = null;
  await root.query("SELECT pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
  throw new Died("killed");
}

/** All processes there are, started just now, of this commit. */
export async function beat(root: Client, commit: string): Promise<void> {
  await root.query("DELETE FROM processes");
  await root.query(
    `INSERT INTO processes (id, role, release, commit, "servesFrom", "servesTo") VALUES ('process_' || $1::text, 'start', '1', $1::text, 1, 1000)`,
    [commit],
  );
}
