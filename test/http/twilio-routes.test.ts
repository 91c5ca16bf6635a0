import assert from "node:assert/strict";
import { after, beforeEach, describe, it } from "node:test";
import { Overloaded, StoreAway } from "../../src/flows/store-away.ts";
import { buildApp } from "../../src/http/app.ts";
import { accountSid, encode, messageSid, previousToken, publicUrl, samples, sign } from "../vendors/twilio/samples.ts";
import { doorsUnderTest, signed } from "./doors-under-test.ts";

const { doors, state } = doorsUnderTest();
const app = buildApp(doors);
const routes = ["sms", "message-status", "voice", "status"] as const;

beforeEach(() => {
  state.stored.length = 0;
  state.log.length = 0;
  state.failure = null;
  state.full = false;
  state.receipt = { first: true, role: "OPERATIONAL", businessName: "Smith & Sons" };
});
after(() => app.close());

function isRefusal(response: { statusCode: number; body: string }, status: number, code: string): void {
  assert.equal(response.statusCode, status, response.body);
  const error: unknown = JSON.parse(response.body);
  assert.ok(typeof error === "object" && error !== null);
  assert.deepEqual(Object.keys(error), ["code", "message", "requestId"]);
  assert.ok("code" in error && error.code === code);
  assert.equal(state.stored.length, 0);
}

describe("a request that is not signed for us", () => {
  for (const route of routes) {
    it(`is refused with 403 at ${route}, and nothing is stored`, async () => {
      const path = `/api/twilio/${route}`;
      const good = signed(path, samples[route]);
      const { "x-twilio-signature": _, ...unsigned } = good.headers;
      isRefusal(await app.inject({ ...good, headers: unsigned }), 403, "bad_signature");
      isRefusal(await app.inject(signed(path, samples[route], { secret: "another" })), 403, "bad_signature");
      isRefusal(await app.inject({ ...good, payload: `${good.payload}&x=1` }), 403, "bad_signature");
      const foreign = { ...samples[route], AccountSid: `AC${"b2".repeat(16)}` };
      isRefusal(await app.inject(signed(path, foreign)), 403, "foreign_account");
    });
  }

  it("is refused whatever Host and X-Forwarded-* say", async () => {
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": sign("https://evil.example/api/twilio/sms", samples.sms),
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      host: "evil.example",
    };
    const request = { method: "POST", url: "/api/twilio/sms", headers, payload: encode(samples.sms) } as const;
    isRefusal(await app.inject(request), 403, "bad_signature");
  });
});

describe("a signed request that is not a webhook", () => {
  it("is refused with 400 when its content type is not a form, and nothing is stored", async () => {
    for (const type of ["application/json", "text/plain", "multipart/form-data; boundary=x", "nonsense"]) {
      const good = signed("/api/twilio/sms", samples.sms);
      const request = { ...good, headers: { ...good.headers, "content-type": type } };
      isRefusal(await app.inject(request), 400, "bad_form");
    }
    const json = signed("/api/twilio/sms", {}, { payload: '{"Body":"hi"}' });
    isRefusal(
      await app.inject({ ...json, headers: { ...json.headers, "content-type": "application/json" } }),
      400,
      "bad_form",
    );
  });

  it("is refused with 400 when a required field is missing or doubled, and nothing is stored", async () => {
    const { Body: _, ...bodiless } = samples.sms;
    isRefusal(await app.inject(signed("/api/twilio/sms", bodiless)), 400, "bad_form");
    const { AccountSid: __, ...nobodys } = samples.sms;
    isRefusal(await app.inject(signed("/api/twilio/sms", nobodys)), 400, "bad_form");
    const twice = signed("/api/twilio/sms", samples.sms, {
      payload: `${encode(samples.sms)}&From=${encodeURIComponent(samples.sms.From)}`,
    });
    isRefusal(await app.inject(twice), 400, "bad_form");
    isRefusal(await app.inject(signed("/api/twilio/sms", { AccountSid: accountSid })), 400, "bad_form");
  });

  it("is refused with 413 above 64 KiB, signed or not, and nothing is stored", async () => {
    const fields = { ...samples.sms, Body: "x".repeat(64 * 1024) };
    isRefusal(await app.inject(signed("/api/twilio/sms", fields)), 413, "too_large");
    isRefusal(
      await app.inject({ method: "POST", url: "/api/twilio/sms", payload: "x".repeat(70_000) }),
      413,
      "too_large",
    );
    isRefusal(await app.inject({ ...signed("/api/twilio/sms", {}), payload: "a=&".repeat(300) }), 413, "too_large");
  });

  it("is taken when it is as large as may be", async () => {
    const size = 64 * 1024 - encode({ ...samples.sms, Body: "" }).length;
    const response = await app.inject(signed("/api/twilio/sms", { ...samples.sms, Body: "x".repeat(size) }));
    assert.equal(response.statusCode, 200);
  });
});

describe("a webhook that could not be stored", () => {
  it("is answered with 503 and Retry-After while the database is away or too much waits", async () => {
    state.failure = new StoreAway("ECONNREFUSED");
    const away = await app.inject(signed("/api/twilio/sms", samples.sms));
    isRefusal(away, 503, "database_away");
    assert.equal(away.headers["retry-after"], "1");
    state.failure = new Overloaded(2_000);
    const full = await app.inject(signed("/api/twilio/voice", samples.voice));
    isRefusal(full, 503, "overloaded");
    assert.equal(full.headers["retry-after"], "1");
    const said = state.log.map(({ what, ...rest }) => [what, "code" in rest ? rest.code : null]);
    assert.deepEqual(said, [
      ["failed", "database_away"],
      ["overloaded", null],
    ]);
  });

  it("is turned away unread where it would wait too long, genuine or not, at every route", async () => {
    state.full = true;
    for (const route of routes) {
      const genuine = await app.inject(signed(`/api/twilio/${route}`, samples[route]));
      isRefusal(genuine, 503, "overloaded");
      assert.equal(genuine.headers["retry-after"], "1");
      isRefusal(await app.inject({ method: "POST", url: `/api/twilio/${route}` }), 503, "overloaded");
    }
    assert.deepEqual(new Set(state.log.map(({ what }) => what)), new Set(["overloaded"]));
    assert.equal((await app.inject("/health/live")).statusCode, 200);
  });

  it("is answered with 500, without a word of why, when the database dislikes it", async () => {
    state.failure = new Error("insert into inbox failed for +447700900123");
    const response = await app.inject(signed("/api/twilio/sms", samples.sms));
    isRefusal(response, 500, "internal");
    assert.doesNotMatch(response.body, /inbox|4477|at /);
    assert.equal(state.log[0]?.what, "failed");
  });
});

describe("a genuine webhook", () => {
  it("of a text is stored and answered with an empty response, first or not", async () => {
    for (const first of [true, false]) {
      state.receipt = { first, role: "OPERATIONAL", businessName: null };
      const response = await app.inject(signed("/api/twilio/sms", samples.sms));
      assert.equal(response.statusCode, 200);
      assert.equal(response.body, "<Response/>");
      assert.match(String(response.headers["content-type"]), /^text\/xml/);
    }
    assert.deepEqual(
      state.stored.map(({ key }) => key),
      [`sms-in:${messageSid}`, `sms-in:${messageSid}`],
    );
    for (const event of state.log) assert.ok(event.what === "acknowledged" && event.seconds > 0);
  });

  it("of a status is stored and answered with 204 and nothing", async () => {
    for (const [path, fields] of [
      ["/api/twilio/status", samples.status],
      ["/api/twilio/message-status?o=out_1", samples["message-status"]],
    ] as const) {
      const response = await app.inject(signed(path, fields));
      assert.equal(response.statusCode, 204);
      assert.equal(response.body, "");
    }
    assert.equal(state.stored.length, 2);
  });

  it("of a call is greeted in the client's name, and the call ends", async () => {
    const response = await app.inject(signed("/api/twilio/voice", samples.voice));
    assert.equal(response.statusCode, 200);
    assert.match(String(response.headers["content-type"]), /^text\/xml/);
    assert.match(response.body, /<Say language="en-GB">OPERATIONAL: Smith &amp; Sons<\/Say><Hangup\/><\/Response>$/);
  });

  it("signed with the previous token is taken, and said in the log", async () => {
    const response = await app.inject(signed("/api/twilio/sms", samples.sms, { secret: previousToken }));
    assert.equal(response.statusCode, 200);
    assert.equal(state.log[0]?.what, "signed_with_previous_token");
  });

  it("keeps its bytes as they came", async () => {
    const payload = encode(samples.sms).replaceAll("%2B", "%2b");
    await app.inject(signed("/api/twilio/sms", samples.sms, { payload }));
    assert.equal(Buffer.from(state.stored[0]?.raw ?? []).toString(), payload);
  });
});

describe("the address for payments", () => {
  it("says that billing is not configured, whatever comes, so that nothing is taken for received", async () => {
    for (const payload of ["{}", "", "a=b"]) {
      const response = await app.inject({ method: "POST", url: "/api/stripe/webhook", payload });
      isRefusal(response, 503, "not_configured");
    }
  });
});

describe("an address beside the routes", () => {
  it("is never redirected: with a trailing slash, or another case or method, it needs a session", async () => {
    for (const url of ["/api/twilio/sms/", "/api/twilio/SMS", "/api/twilio", "/api/clients", "/api/twilio/%73ms/x"]) {
      const response = await app.inject({ ...signed(url, samples.sms), url });
      isRefusal(response, 401, "not_signed_in");
      assert.equal(sign(publicUrl + url, samples.sms).length, 28);
    }
    isRefusal(await app.inject({ method: "GET", url: "/api/twilio/sms" }), 401, "not_signed_in");
  });

  it("is unknown with 404 outside of /api", async () => {
    isRefusal(await app.inject({ method: "GET", url: "/nothing" }), 404, "not_found");
    isRefusal(await app.inject({ method: "GET", url: "/apiary" }), 404, "not_found");
    isRefusal(await app.inject({ method: "GET", url: "/%" }), 400, "bad_request");
  });
});
