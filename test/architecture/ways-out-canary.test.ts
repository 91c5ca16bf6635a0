import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAnswers } from "./check-answers.ts";
import { checkNetwork, checkStaleNetwork } from "./check-network.ts";
import { checkCarrierCalls, checkOneSender } from "./check-sender.ts";
import { checkOnePermitDoor } from "./check-words.ts";
import { planted } from "./plant.ts";
import { type Finding, readTree, type Tree } from "./tree.ts";

type Check = (tree: Tree) => Finding[];

const find = (check: Check, file: string, text: string) => planted({ [file]: text }, (root) => check(readTree(root)));
const caught = (check: Check, file: string, ...texts: readonly string[]) => {
  for (const text of texts) assert.ok(find(check, file, text).length > 0, `not caught in ${file}: ${text}`);
};
const passed = (check: Check, file: string, ...texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(find(check, file, text), [], text);
};

describe("the hunt for a second way out catches", () => {
  it("a second file that claims texts", () => {
    const claim = "export const x = `SELECT * FROM claim_text($1)`;";
    const both = { "src/store/a.ts": claim, "src/flows/b.ts": claim };
    assert.ok(planted(both, (root) => checkOnePermitDoor(readTree(root))).length > 0);
    passed(checkOnePermitDoor, "src/store/a.ts", claim);
  });

  it("an answer to a webhook that sends, calls, or leads elsewhere, in every kind of string", () => {
    caught(
      checkAnswers,
      "src/vendors/twilio/voice-answer.ts",
      'export const x = "<Response><Message>hello</Message></Response>";',
      "export const x = `<Response><Sms>${words}</Sms></Response>`;",
      "export const x = '<Dial>+447700900001</Dial>';",
      'export const x = "<Redirect>/other</Redirect>";',
      "export const x = html`<Message>${words}</Message>`;",
      "export const x = '\\x3cMessage>';",
    );
    caught(
      checkAnswers,
      "src/http/a.ts",
      'export const x = "<Response/>";',
      "export const x = `<Response>${x}</Response>`;",
    );
    passed(checkAnswers, "src/vendors/twilio/voice-answer.ts", 'export const x = "<Response/>";');
    passed(checkAnswers, "src/sandbox/a.ts", 'export const x = "<Message>";');
    passed(checkAnswers, "src/http/a.ts", "/** Answers <Response/>. */ export const x = 1;");
  });

  it("an answer that the carrier's own builder makes", () => {
    for (const call of ["dial(phone)", "sms(words)", "redirect(url)", '["message"](words)', "enqueue(words)"]) {
      const made = `const answer = new VoiceResponse(); answer${call.startsWith("[") ? "" : "."}${call};`;
      caught(checkAnswers, "src/vendors/twilio/voice-answer.ts", made);
    }
    passed(
      checkAnswers,
      "src/vendors/twilio/voice-answer.ts",
      "const answer = new VoiceResponse(); answer.say(words);",
    );
  });

  it("a second file that changes something at the carrier, however the call is written", () => {
    caught(
      checkCarrierCalls,
      "src/vendors/twilio/lists.ts",
      "client.messages.create({ to, body });",
      'client.messages["create"]({ to, body });',
      "client?.messages?.create({ to, body });",
      "client.calls.create({ to });",
      'client.messages("SM1").update({ body });',
      "const { messages } = client; messages.list();",
      "const texts = client.messages; texts.list();",
      "const { create } = client.messages;",
      'client.request({ method: "post", uri });',
      "client.api.v2010.accounts(sid).messages.create({ to });",
      "const inner = client.api; inner.list();",
      'client.calls("CA1").list();',
    );
    passed(checkCarrierCalls, "src/vendors/twilio/lists.ts", "client.messages.list({ to });", "client.calls.list();");
    passed(checkCarrierCalls, "src/vendors/twilio/send.ts", "client.messages.create({ to, body });");
    caught(checkCarrierCalls, "src/vendors/twilio/send.ts", "client.calls.create({ to });");
  });

  it("another part of the carrier's library", () => {
    const part = (name: string) => `import { x } from "twilio/lib/${name}";`;
    caught(
      checkCarrierCalls,
      "src/vendors/twilio/sdk.ts",
      part("twiml/MessagingResponse.js"),
      'import twilio from "twilio";',
    );
    passed(checkCarrierCalls, "src/vendors/twilio/sdk.ts", part("rest/Twilio.js"));
  });

  it("somebody who has what sends, and is not known for handing it on", () => {
    for (const file of ["send", "carrier", "sdk"]) {
      const from = `"../vendors/twilio/${file}.ts"`;
      caught(
        checkOneSender,
        "src/cli/a.ts",
        `import { x } from ${from};`,
        `export * from ${from};`,
        `import(${from});`,
      );
      passed(checkOneSender, "src/cli/a.ts", `import type { X } from ${from};`);
    }
    const home = (taken: string) =>
      `import { connectCarrier } from "../vendors/twilio/carrier.ts"; export const x = connectCarrier(a, b, c)${taken};`;
    caught(checkOneSender, "src/home/home.ts", home(".send"), home("; const { send } = x"));
    passed(checkOneSender, "src/home/home.ts", home(".carrier"));
  });

  it("a socket or a program of one's own, however it is come by", () => {
    caught(
      checkNetwork,
      "src/http/a.ts",
      'await fetch("https://api.twilio.com");',
      "const ask = fetch;",
      'await globalThis["fetch"](url);',
      "const { fetch: ask } = globalThis;",
      "new WebSocket(url);",
      'import { request } from "node:http";',
      'import https from "node:https";',
      'import * as net from "net";',
      'import { STATUS_CODES, request } from "node:http";',
      'export { connect } from "node:tls";',
      'const { request } = await import("node:http2");',
      'import { request } from "undici";',
      'import { execFile } from "node:child_process";',
      'process.getBuiltinModule("node:http");',
      'import { createRequire } from "node:module";',
      'eval("1");',
      'new Function("return 1");',
    );
    passed(
      checkNetwork,
      "src/http/a.ts",
      'import { STATUS_CODES } from "node:http";',
      'import type { Socket } from "node:net";',
      'import { isIPv6 } from "node:net";',
    );
    passed(checkNetwork, "src/sandbox/a.ts", 'import { request } from "node:http";');
  });

  it("a place on the list of those that speak, which nobody needs any more", () => {
    const users = { "src/cli/phone/": "a handset" };
    caught((tree) => checkStaleNetwork(tree, users), "src/cli/phone/a.ts", "export {};");
    passed((tree) => checkStaleNetwork(tree, users), "src/cli/phone/a.ts", "await fetch(url);");
  });
});
