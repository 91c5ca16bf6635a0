import type { Client } from "pg";
import { connect } from "../../src/release/connect.ts";
import { openStore } from "../../src/store/tenant.ts";
import { OldRequests } from "./old-requests.ts";
import { OurRequests } from "./our-requests.ts";
import { type Calling, People } from "./people.ts";
import { impatient } from "./traffic.ts";

/** A predecessor's database that serves, and whoever reaches it. */
export type Installation = {
  /** A superuser's, who looks on. */
  readonly root: Client;
  readonly adminUrl: string;
  /** A login of the predecessor's programs', which the upgrade finds there. */
  readonly oldUrl: string;
  readonly applicationUrl: string;
  /** Called once the application's login is there: gives it the password of its address. */
  readonly letIn: () => Promise<void>;
  /** As long as this, and no longer, a request waits for a lock. */
  readonly patienceMs: number;
};

export type Programs = {
  readonly old: OldRequests;
  readonly ours: OurRequests;
  /** Looks where things stand, for both. */
  readonly look: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const sessionsOfEach = 8;

/** The login for `oldUrl`, with the rights that an installation's one login has. */
export async function makeOldLogin(root: Client, login: string, password: string): Promise<void> {
  await root.query(`DROP ROLE IF EXISTS ${login}; CREATE ROLE ${login} LOGIN PASSWORD '${password}'; GRANT USAGE ON SCHEMA public TO ${login};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${login}`);
  const { rows } = await root.query<{ name: string }>("SELECT quote_ident(current_database()) AS name");
  await root.query(`GRANT CONNECT ON DATABASE ${rows[0]?.name ?? ""} TO ${login}`);
}

/** Old code and new, connected. */
export async function openPrograms(installation: Installation, calling: Calling): Promise<Programs> {
  const { adminUrl, oldUrl, applicationUrl, letIn, patienceMs } = installation;
  const onlooker = await connect(adminUrl, "the onlooker");
  const people = await People.open(onlooker, calling);
  const store = (name: string, url: string) =>
    openStore({ url: impatient(url, patienceMs), name, connectionsMax: sessionsOfEach });
  const stores = { before: store("new code", oldUrl), application: store("the application", applicationUrl) };
  const sessions: Client[] = [];
  while (sessions.length < sessionsOfEach) sessions.push(await connect(impatient(oldUrl, patienceMs), "old code"));
  const ours = new OurRequests(stores, onlooker, people);
  return {
    old: new OldRequests(sessions, people),
    ours,
    look: async () => {
      await people.look();
      await ours.look(letIn);
    },
    close: async () => {
      for (const session of [...sessions, onlooker]) await session.end();
      for (const each of Object.values(stores)) await each.close();
    },
  };
}
