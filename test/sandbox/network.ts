import { after } from "node:test";
import twilio from "twilio";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../src/sandbox/start.ts";
import { receiver, type Receiver } from "./receiver.ts";

export const ACCOUNT = `AC${"0123456789abcdef".repeat(2)}`;
export const TOKEN = "the-sandbox-token";
export const OURS = "+447700900001";
export const OWNER = "+447700900100";
export const CALLER = "+447700900200";

export type HandsetText = {
  sid: string;
  direction: string;
  from: string;
  to: string;
  body: string;
  status: string;
  errorCode: number | null;
  segments: number;
  at: string;
  readAloud: boolean;
};
export type World = {
  sandbox: Sandbox;
  jobrun: Receiver;
  client: ReturnType<typeof twilio>;
  /** Answers the parsed body of a 2xx and throws the message of anything else. */
  post: (path: string, body?: object) => Promise<Record<string, unknown>>;
  get: <T = unknown>(path: string) => Promise<T>;
  texts(phone: string): Promise<HandsetText[]>;
  idle: () => Promise<void>;
  buy(phone?: string, fragment?: string): Promise<string>;
  send(
    to: string,
    body: string,
    more?: { validityPeriod?: number; statusCallback?: string; from?: string },
  ): Promise<string>;
};

/** A sandbox, someone who receives its webhooks, and the official client pointed at it. Call it at the top of a file: it is closed after its tests. */
export async function world(options: Partial<SandboxOptions> = {}): Promise<World> {
  const account = { accountSid: ACCOUNT, authToken: TOKEN };
  const sandbox = await startSandbox({ host: "127.0.0.1", port: 0, stateFile: null, ...account, ...options });
  const jobrun = await receiver(TOKEN);
  after(async () => {
    await sandbox.close();
    await jobrun.close();
  });
  const client = officialClient(sandbox.url);
  const get = async <T>(path: string): Promise<T> => read<T>(await fetch(sandbox.url + path));
  return {
    sandbox,
    jobrun,
    client,
    get,
    post: async (path, body = {}) =>
      read(
        await fetch(sandbox.url + path, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      ),
    texts: (phone) => get(`/sandbox/texts?phone=${encodeURIComponent(phone)}`),
    idle: async () => {
      await get("/sandbox/idle?timeoutMs=5000");
    },
    buy: async (phone = OURS, fragment = "") => {
      const number = await client.incomingPhoneNumbers.create({
        phoneNumber: phone,
        voiceUrl: `${jobrun.url}/voice${fragment}`,
        smsUrl: `${jobrun.url}/sms${fragment}`,
        statusCallback: `${jobrun.url}/status`,
      });
      return number.sid;
    },
    send: async (to, body, more = {}) => {
      const statusCallback = `${jobrun.url}/message-status?o=outbox_1`;
      return (await client.messages.create({ from: OURS, to, body, statusCallback, ...more })).sid;
    },
  };
}

export function officialClient(url: string, token = TOKEN): ReturnType<typeof twilio> {
  const client = twilio(ACCOUNT, token);
  client.api.baseUrl = url;
  client.numbers.baseUrl = url;
  return client;
}

async function read<T>(response: Response): Promise<T> {
  const answer: T & { message?: string } = await response.json().then((body: unknown) => Object(body));
  if (!response.ok) throw new Error(answer.message ?? `${response.status}`);
  return answer;
}
