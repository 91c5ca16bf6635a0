import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import type { Phone } from "../../src/domain/phone.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";

/** What a client's owner does from the phone, and what their customers hear of it. */
export type OwnerAtHome = {
  /** The owner texts the client's number; answers with what reached the owner's phone because of it. */
  readonly texts: (body: string, to?: string) => Promise<readonly string[]>;
  /** The same where one answer is expected. */
  readonly told: (body: string, to?: string) => Promise<string>;
  /** A customer with a job of their own, and the short number of its lead. */
  readonly newLead: (words?: string) => Promise<{ readonly phone: Phone; readonly number: number }>;
  readonly leadOf: (number: number) => Promise<LeadRow>;
  /** Texts the code that the owner is asked for. */
  readonly prove: (asked: string) => Promise<readonly string[]>;
};

export type Fresh = { readonly home: Installation; readonly dave: TestClient; readonly owner: OwnerAtHome };

/** One installation for a file's tests, and for each of them a client of its own with its owner at home. */
export function forEachTest(use: (fresh: Fresh) => unknown): void {
  let home: Installation;
  let clients = 0;
  before(async () => {
    home = await installation();
  });
  beforeEach(async () => {
    const dave = await home.liveClient(`Dave's Plumbing ${(clients += 1)}`);
    use({ home, dave, owner: ownerAtHome(home, dave) });
  });
  after(() => home.close());
}

export type LeadRow = {
  readonly state: string;
  readonly ended: string | null;
  readonly wonPence: number | null;
  readonly causeKind: string;
  readonly causeId: string;
};

export function ownerAtHome(home: Installation, client: TestClient): OwnerAtHome {
  const texts = (body: string, to: string = client.number) =>
    home.heardBy(client.owner, () => home.network.text(client.owner, to, body));
  const told = async (body: string, to?: string) => {
    const heard = await texts(body, to);
    assert.equal(heard.length, 1, JSON.stringify(heard));
    return heard[0] ?? "";
  };
  const newLead = async (words = "my boiler is leaking, LS1 4AP") => {
    const phone = home.nextPhone();
    await home.network.text(phone, client.number, words);
    await home.untilIdle();
    const [row] = await home.records.rows<{ number: number }>(
      `SELECT l.number FROM leads l JOIN customers c ON c.id = l."customerId"
       WHERE c."phoneE164" = $1 AND l."clientId" = $2 ORDER BY l.number DESC`,
      [phone, client.id],
    );
    assert.ok(row !== undefined);
    return { phone, number: row.number };
  };
  const leadOf = async (number: number) => {
    const [row] = await home.records.rows<LeadRow>(
      `SELECT state, ended, "wonPence", "causeKind", "causeId" FROM leads WHERE "clientId" = $1 AND number = $2`,
      [client.id, number],
    );
    assert.ok(row !== undefined);
    return row;
  };
  const prove = async (asked: string) => texts(codeIn(asked));
  return { texts, told, newLead, leadOf, prove };
}

export function codeIn(asked: string): string {
  const [code] = /\b\d{6}\b/.exec(asked) ?? [];
  assert.ok(code !== undefined, asked);
  return code;
}
