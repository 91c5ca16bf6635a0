import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { describe, it } from "node:test";
import { runPhone } from "../../src/cli/phone.ts";
import { startSandbox } from "../../src/sandbox/start.ts";
import { ACCOUNT, CALLER, OURS, OWNER, TOKEN, world } from "../sandbox/network.ts";

const net = await world();
const boundMs = 8000;

type Held = {
  type(line: string): void;
  end(): void;
  shows(what: RegExp): Promise<string>;
  put: Promise<void>;
  screen(): string;
};

/** A handset in somebody's hand: what is typed, and what it shows. */
function hold(phone: string, { json = false, sandboxUrl = net.sandbox.url, quietMs = 100 } = {}): Held {
  const input = new PassThrough();
  let screen = "";
  const looking = new Set<() => void>();
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      screen += chunk.toString();
      for (const look of looking) look();
      done();
    },
  });
  return {
    type: (line) => input.write(`${line}\n`),
    end: () => input.end(),
    shows: (what) =>
      new Promise((resolve, reject) => {
        const bound = setTimeout(() => reject(new Error(`never showed ${what.source}, but:\n${screen}`)), boundMs);
        const look = (): void => {
          if (!what.test(screen)) return;
          clearTimeout(bound);
          looking.delete(look);
          resolve(screen);
        };
        looking.add(look);
        look();
      }),
    put: runPhone(phone, { sandboxUrl, json, input, output, quietMs }),
    screen: () => screen,
  };
}

describe("a handset in the terminal", () => {
  it("says in words that there is no network, or that the phone is no phone", async () => {
    await assert.rejects(
      hold(CALLER, { sandboxUrl: "http://127.0.0.1:1" }).put,
      /No phone network answers at http:\/\/127\.0\.0\.1:1/u,
    );
    await assert.rejects(hold("Dave").put, /write a phone number/u);
    await net.buy();
    await assert.rejects(hold(OURS).put, /is a number of the account/u);
  });

  it("says what is wrong with a line, and stays in the hand", async () => {
    const phone = hold("+447700900300");
    phone.type("hello?");
    await phone.shows(/Nobody to text yet/u);
    phone.type("/shout");
    await phone.shows(/there is no \/shout/u);
    phone.type("/to 12");
    phone.type("hello");
    await phone.shows(/! to: write a phone number/u);
    phone.type("/dial **61*1#");
    await phone.shows(/invalid MMI code/u);
    phone.type("/quit");
    await phone.put;
  });

  it("shows a text as it arrives, and what is typed goes back to whoever sent it", async () => {
    const phone = hold("+447700900301");
    await phone.shows(/This is \+447700900301/u);
    const other = hold("+447700900302");
    other.type("/to +447700900301");
    other.type("Is the \u001B[31mtap\u0007 mended?");
    await phone.shows(/\+447700900302: Is the \[31mtap mended\?/u);
    phone.type("Yes");
    await other.shows(/\+447700900301: Yes/u);
    phone.type("/quit");
    other.type("/quit");
    await Promise.all([phone.put, other.put]);
  });

  it("rings, is rung, answers when told to, and sets a divert", async () => {
    const caller = hold(CALLER);
    const owner = hold(OWNER);
    await owner.shows(/This is/u);
    caller.type(`/call ${OWNER}`);
    await caller.shows(/does not answer/u);
    await owner.shows(/Missed call from \+447700900200/u);
    owner.type("/answer on");
    await owner.shows(/answers when it rings/u);
    caller.type(`/call ${OWNER}`);
    await caller.shows(/\+447700900100 answered/u);
    await owner.shows(/You answered \+447700900200/u);
    owner.type("/answer off");
    owner.type(`/dial **61*${OURS}**20#`);
    await owner.shows(/to \+447700900001 after 20 seconds/u);
    net.jobrun.answer = (_, response) =>
      response.setHeader("content-type", "text/xml").end("<Response><Say>Hello there</Say></Response>");
    caller.type(`/call ${OWNER} busy`);
    await caller.shows(/is busy/u);
    caller.type(`/call ${OWNER}`);
    await caller.shows(/answered \(diverted to \+447700900001\): "Hello there"/u);
    for (const phone of [caller, owner]) phone.type("/quit");
    await Promise.all([caller.put, owner.put]);
    const diverted = owner.screen().split("rings; it goes on to").length - 1;
    assert.equal(diverted, 1, "each step of a call is said once");
  });

  it("can be driven by a script: waits for texts, and ends when all is quiet after the last line", async () => {
    const phone = hold("+447700900303", { json: true, quietMs: 1_000 });
    net.jobrun.answer = (_, response) => response.setHeader("content-type", "text/plain").end("Thank you");
    phone.type(`/to ${OURS}`);
    phone.type("a leak");
    phone.type("/wait 5");
    phone.type("LS1 4AP");
    phone.end();
    await phone.put;
    const lines = phone
      .screen()
      .trim()
      .split("\n")
      .map((line): Record<string, unknown> => Object(JSON.parse(line)));
    const texts = lines.filter(({ event }) => event === "sent" || event === "text").map(({ body }) => body);
    assert.deepEqual(texts, ["a leak", "Thank you", "LS1 4AP", "Thank you"]);
  });

  it("says that nothing came when it waited in vain", async () => {
    const phone = hold("+447700900304");
    phone.type("/wait 0.1");
    await phone.shows(/No text came within 0\.1 s/u);
    phone.end();
    await phone.put;
  });

  it("finds the network again after it went away, and shows what came meanwhile, and nothing twice", async () => {
    const folder = await mkdtemp(join(tmpdir(), "phone-"));
    const kept = { host: "127.0.0.1", stateFile: join(folder, "state.json"), accountSid: ACCOUNT, authToken: TOKEN };
    const first = await startSandbox({ port: 0, ...kept });
    const phone = hold("+447700900305", { sandboxUrl: first.url });
    await phone.shows(/This is/u);
    await textFrom(first.url, "are you there?");
    await phone.shows(/are you there\?/u);
    await first.close();
    await phone.shows(/The network went away/u);
    const second = await startSandbox({ port: first.port, ...kept });
    await textFrom(second.url, "and now?");
    await phone.shows(/The network is back/u);
    await phone.shows(/\+447700900200: and now\?/u);
    assert.equal(phone.screen().split("are you there?").length, 2);
    phone.type("/quit");
    await phone.put;
    await second.close();
    await rm(folder, { recursive: true });
  });

  async function textFrom(url: string, body: string): Promise<void> {
    const headers = { "content-type": "application/json" };
    const wish = JSON.stringify({ from: CALLER, to: "+447700900305", body });
    await fetch(`${url}/sandbox/texts`, { method: "POST", headers, body: wish });
  }
});
