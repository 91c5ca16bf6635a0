import assert from "node:assert/strict";
import { buildApp } from "../../../src/http/app.ts";
import { account, type Installation, type TestClient } from "../../support/installation.ts";

/** Every door, as the server prints them. A new one is to be knocked at as well, so this print is to be changed by hand. */
const printed = `
├── /api/twilio/voice (POST)
├── /api/twilio/sms (POST)
├── /api/twilio/status (POST)
├── /api/twilio/message-status (POST)
├── /api/stripe/webhook (POST)
├── /api/health (GET, HEAD)
├── /api/version (GET, HEAD)
├── /health (GET, HEAD)
│   ├── /live (GET, HEAD)
│   └── /ready (GET, HEAD)
├── /terms (GET, HEAD)
└── /metrics (GET, HEAD)
`.trimStart();

const signed = ["voice", "sms", "status", "message-status"].map((door) => `/api/twilio/${door}`);
const open = ["/api/health", "/api/version", "/health", "/health/live", "/health/ready", "/terms", "/metrics"];

/** Knocks at every door there is: signed and unsigned, with what it waits for and with what it does not. */
export async function knockEverywhere(home: Installation, client: TestClient): Promise<void> {
  const app = buildApp(home.context.doors);
  try {
    await app.ready();
    assert.equal(app.printRoutes({ commonPrefix: false }), printed);
    const from = home.nextPhone();
    for (const [place, path] of signed.entries()) {
      const sid = String(place).padStart(32, "9");
      const form = {
        CallSid: `CA${sid}`,
        CallStatus: "completed",
        MessageSid: `SM${sid}`,
        SmsSid: `SM${sid}`,
        MessageStatus: "sent",
      };
      await home.webhook(path, {
        ...form,
        SmsStatus: "sent",
        From: from,
        To: client.number,
        Body: "the boiler leaks, LS1 4AP",
      });
      await home.webhook(path, { Body: "no more than words" });
      const unsigned = { AccountSid: account.accountSid, From: from, To: client.number, Body: "hello" };
      const { statusCode } = await app.inject({ method: "POST", url: path, payload: unsigned });
      assert.equal(statusCode, 403);
    }
    await app.inject({ method: "POST", url: "/api/stripe/webhook", payload: { type: "invoice.paid" } });
    for (const url of open) for (const method of ["GET", "HEAD"] as const) await app.inject({ method, url });
    for (const url of ["/", "/api/send", "/sandbox/texts", "/api/twilio/sms/../voice"])
      await app.inject({ method: "POST", url, payload: { to: from, body: "hello" } });
  } finally {
    await app.close();
  }
}
