import assert from "node:assert/strict";
import { createServer as plainServer, type RequestListener } from "node:http";
import { createServer as secretServer } from "node:https";
import { after, before, beforeEach, describe, it } from "node:test";
import { freePort } from "../../../src/cli/process/free-port.ts";
import { examine } from "../../../src/cli/doctor/examine.ts";
import type { Finding } from "../../../src/cli/doctor/finding.ts";
import { Home } from "../../../src/home/home.ts";
import { accepted } from "../../config/reading.ts";
import { officialClient } from "../../sandbox/network.ts";
import { account, installation, type Installation } from "../../support/installation.ts";
import { selfSigned } from "../../support/self-signed.ts";

const bundle = `BU${"0b".repeat(16)}`;
/** What the tests' own cluster lacks on purpose. */
const ofTheTests = "durability";

let jobrun: Installation;
let nobodyAt = "";
before(async () => {
  jobrun = await installation();
  // The loops ask the carrier by themselves.
  await jobrun.stopWork();
  nobodyAt = `http://127.0.0.1:${await freePort("127.0.0.1")}`;
});
after(() => jobrun.close());
beforeEach(() => stands({ status: "active", type: "Full", ownerSid: null, profiles: ["twilio-approved"], ...onlyGb }));

const onlyGb = { textCountries: ["GB"], callCountries: ["GB"] };

/** The account as the network has it from now on. */
const stands = (standing: object) =>
  fetch(`${jobrun.network.url}/sandbox/account`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(standing),
  });

/** What doctor finds wrong where JobRun is configured for this account, with these differences. */
async function wrong(instead: Readonly<Record<string, string>> = {}): Promise<readonly Finding[]> {
  const config = accepted({
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_API_BASE_URL: jobrun.network.url,
    DATABASE_URL: jobrun.database.appUrl,
    PUBLIC_URL: jobrun.publicUrl,
    PORT: new URL(jobrun.publicUrl).port,
    ...instead,
  });
  const home = new Home(config, () => undefined);
  try {
    const findings = await examine(home, config);
    return findings.filter(({ name, good }) => !good && name !== ofTheTests);
  } finally {
    await home.close();
  }
}

/** Just one thing is wrong, and doctor says which, and how to mend it. */
async function findsJust(name: string, found: RegExp, mend: RegExp, instead?: Readonly<Record<string, string>>) {
  const findings = await wrong(instead);
  assert.deepEqual(
    findings.map((finding) => finding.name),
    [name],
    JSON.stringify(findings),
  );
  assert.match(findings[0]?.found ?? "", found);
  assert.match(findings[0]?.mend ?? "", mend);
}

/** A server of somebody else's on this machine while `work` runs. */
async function elsewhere(answer: RequestListener, work: (url: string) => Promise<void>, tls = false) {
  const server = tls ? secretServer(selfSigned(), answer) : plainServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  try {
    await work(`http${tls ? "s" : ""}://127.0.0.1:${address.port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  }
}

describe("an account that is ill", () => {
  it("with a wrong or revoked token is found by that alone, and nothing more is asked", async () => {
    const asked = (await jobrun.network.ledger()).length;
    // The doors have the old token still, so its address is not asked about here.
    const [first, ...more] = await wrong({ TWILIO_AUTH_TOKEN: "revoked" });
    assert.equal(first?.name, "account");
    assert.match(first?.found ?? "", /refuses the login: .*20003/);
    assert.match(first?.mend ?? "", /primary auth token .* TWILIO_AUTH_TOKEN/);
    assert.deepEqual(
      more.map(({ name, found }) => [name, found.replace(/^\S+ /, "")]),
      [["address", "is a JobRun that takes our signature for forged"]],
    );
    assert.equal((await jobrun.network.ledger()).length, asked + 1);
  });

  it("that is suspended, closed, or a trial, is found by just that", async () => {
    await stands({ status: "suspended" });
    await findsJust("account", /is suspended/, /console/);
    await stands({ status: "closed" });
    await findsJust("account", /is closed/, /console/);
    await stands({ status: "active", type: "Trial" });
    await findsJust("account", /a trial account/, /Upgrade/);
  });

  it("at which nothing answers is found by just that", async () => {
    await findsJust("account", /does not answer: ECONNREFUSED/, /internet/, {
      TWILIO_API_BASE_URL: nobodyAt,
    });
  });

  it("without an approved compliance profile is found by just that, and as part of another it is well", async () => {
    await stands({ profiles: [] });
    await findsJust("compliance profile", /there is none/, /21608/);
    await stands({ profiles: ["draft", "twilio-rejected"] });
    await findsJust("compliance profile", /none is approved \(draft, twilio-rejected\)/, /Trust Hub/);
    await stands({ profiles: ["draft"], ownerSid: `AC${"0f".repeat(16)}` });
    assert.deepEqual(await wrong(), []);
  });

  it("whose texts may not go to GB, or may go elsewhere, is found by just that", async () => {
    await stands({ textCountries: ["GG"] });
    await findsJust("countries for texts", /GB is closed/, /Open GB .*21408/);
    await stands({ textCountries: ["FR", "GB", "US"] });
    await findsJust("countries for texts", /2 more than is served: FR, US/, /Close all but GB/);
  });

  it("whose calls may go elsewhere is found by just that, and with the Crown's islands it is well", async () => {
    await stands({ callCountries: ["GB", "US"] });
    await findsJust("countries for calls", /1 more than is served: US/, /Close all but GB/);
    await stands({ textCountries: ["GB", "GG", "IM", "JE"], callCountries: [] });
    assert.deepEqual(await wrong(), []);
  });
});

describe("the public address", () => {
  it("at which nothing or somebody else answers, or that leads on, is found by just that", async () => {
    await findsJust("address", /does not answer: ECONNREFUSED/, /proxy/, { PUBLIC_URL: nobodyAt });
    await elsewhere(
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>"),
      (url) => findsJust("address", /answers 200, as no JobRun does/, /proxy/, { PUBLIC_URL: url }),
    );
    await elsewhere(
      (_, response) => response.writeHead(302, { location: `${jobrun.publicUrl}/api/twilio/voice` }).end(),
      (url) => findsJust("address", /leads on to another address/, /redirect/, { PUBLIC_URL: url }),
    );
  });

  it("that answers without end is given up", async () => {
    let chunks = 0;
    await elsewhere(
      (_, response) => {
        const more = () => {
          do chunks += 1;
          while (response.write("x".repeat(65_536)));
          response.once("drain", more);
        };
        more();
      },
      (url) => findsJust("address", /answers 200, as no JobRun does/, /proxy/, { PUBLIC_URL: url }),
    );
    assert.ok(chunks < 1_000, `${chunks} chunks were read`);
  });

  it("whose certificate nobody vouches for is found by just that", async () => {
    await elsewhere(
      (_, response) => response.end(),
      (url) => findsJust("address", /no valid certificate: DEPTH_ZERO_SELF_SIGNED_CERT/, /Renew/, { PUBLIC_URL: url }),
      true,
    );
  });

  it("of a process with another idea of its own address is found by just that", async () => {
    const { port } = new URL(jobrun.publicUrl);
    await findsJust("address", /takes our signature for forged/, /PUBLIC_URL/, {
      PUBLIC_URL: `http://localhost:${port}`,
    });
  });
});

describe("a number of the pool", () => {
  it("without webhooks, with others', or that the account lacks is named, and left as it is", async () => {
    const number = await jobrun.addNumber("SYSTEM");
    const [found] = await jobrun.context.carrier.listNumbers();
    const atCarrier = officialClient(jobrun.network.url, account.authToken).incomingPhoneNumbers;
    const held = atCarrier(found?.carrierId ?? "");
    assert.deepEqual(await wrong(), []);
    await held.update({ smsUrl: "https://somebody.example/sms" });
    await findsJust("numbers", /^\S.* has webhooks that lead elsewhere$/, /number check/);
    await held.update({ smsUrl: "" });
    await findsJust("numbers", /has no webhooks/, /number check/);
    await findsJust("numbers", /has no webhooks/, /number check/);
    await held.remove();
    await findsJust("numbers", /is not in the carrier's account/, /TWILIO_ACCOUNT_SID/);
    const { sid } = await atCarrier.create({ phoneNumber: number });
    await jobrun.context.carrier.pointHere(sid);
  });
});

describe("a healthy account", () => {
  it("has nothing wrong, and is only read: no number, text, or event comes of it", async () => {
    const asked = (await jobrun.network.ledger()).length;
    const events = await jobrun.records.inbox();
    assert.deepEqual(await wrong(), []);
    const requests = (await jobrun.network.ledger()).slice(asked);
    assert.ok(requests.length >= 5, `${requests.length} requests`);
    assert.deepEqual([...new Set(requests.map(({ method }) => method))], ["GET"]);
    assert.deepEqual(await jobrun.records.inbox(), events);
  });
});

describe("the papers to buy under", () => {
  it("are missing or not approved: that is found by itself where numbers are bought", async () => {
    const bought = { JOBRUN_NUMBERS_MAX: "3", TWILIO_BUNDLE_SID: bundle };
    await findsJust("buying numbers", /cannot be looked up: .*20404/, /TWILIO_BUNDLE_SID/, bought);
    await jobrun.network.bundle({ sid: bundle, status: "in-review" });
    await findsJust("buying numbers", /is in-review, not approved/, /TWILIO_BUNDLE_SID/, bought);
    await jobrun.network.bundle({ sid: bundle });
    assert.deepEqual(await wrong(bought), []);
  });
});
