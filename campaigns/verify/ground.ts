import { Client } from "pg";
import { beginDeployment, note, openRecord } from "../../src/release/deploy/record.ts";
import { beginHeartbeat } from "../../src/release/heartbeat.ts";
import { history, optional } from "../../src/release/migrate/history.ts";
import { readCatalogueLines } from "../../src/release/migrate/drift/catalogue-lines.ts";
import { readSchemaStatus } from "../../src/release/migrate/schema-status.ts";
import { schemaWindow } from "../../src/release/migrate/schema-window.ts";
import { newKeys, signerOf } from "../../src/release/signing.ts";
import { pressOff } from "../../src/store/switches.ts";
import type { ApplicationGround } from "../../src/release/verify/check.ts";
import { installation, type Installation, type TestClient } from "../../test/support/installation.ts";

/** A JobRun that is well, with a live business that had a call, an answer, a lead, and a pause in its audit. */
export type VerifyGround = {
  readonly home: Installation;
  readonly live: TestClient;
  readonly root: Client;
  /** What a plant changes is seen by the next look. */
  readonly ground: ApplicationGround;
  readonly beats: { stop(): Promise<void> };
  close(): Promise<void>;
};

export async function openGround(): Promise<VerifyGround> {
  const home = await installation();
  const root = new Client({ connectionString: home.database.superuserUrl });
  await root.connect();
  const live = await home.liveClient();
  await root.query(
    `INSERT INTO onboarding_states (id, updated_at, "clientId", current_state) VALUES ('state_live', now(), $1, 'COMPLETE')`,
    [live.id],
  );
  const customer = home.nextPhone();
  await home.network.call(customer, live.number);
  await home.untilIdle();
  await home.network.text(customer, live.number, "boiler has no pressure, LS1 4AP, tomorrow morning please");
  await home.untilIdle();
  const { store, carrier } = home.context;
  for (const reason of ["to try it", "again"]) {
    const press = { what: "alerts", reason, by: "operator" } as const;
    await store.withoutTenant((db) =>
      pressOff(db, { level: "client", clientId: live.id }, press, home.context.world.now()),
    );
  }
  const trusted = await leaveEvidence(home.database.superuserUrl);
  const tells = { role: "start", release: "test", commit: null, ...schemaWindow(history, optional) } as const;
  const beats = await beginHeartbeat(store, tells, history);
  return {
    home,
    live,
    root,
    beats,
    ground: {
      client: root,
      catalogue: () => readCatalogueLines(root),
      schema: () => readSchemaStatus(history, home.database.superuserUrl),
      trusted,
      address: home.publicUrl,
      metricsAddress: home.publicUrl,
      commit: null,
      carrier: async () => carrier,
    },
    close: async () => {
      await beats.stop();
      await root.end();
      await home.close();
    },
  };
}

/** What a release leaves behind first, signed. Returns the keys by which it counts. */
async function leaveEvidence(adminUrl: string): Promise<readonly string[]> {
  const signer = signerOf(newKeys().privateKey);
  const record = await openRecord(adminUrl, {});
  const release = await beginDeployment(record, { commit: "a", environment: "local", database: "b" });
  for (const what of ["begun", "left"] as const)
    await note(record, release, { step: "tests", what, who: "Ann", evidence: {} }, signer);
  await record.end();
  return [signer.publicKey];
}
