import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";

/** A text that the carrier was asked to send, and when the last byte of the request was there, by `performance.now()`. */
export type AskedText = {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly statusCallback: string | null;
  readonly at: number;
};

const messagesPath = /^\/2010-04-01\/Accounts\/(AC[0-9a-f]{32})\/Messages\.json$/;
const bodyBytesMax = 16_384;

/** The part of Twilio's API that a running JobRun asks for: texts are taken, and lists are empty. Answers with its address. */
export async function listenAsCarrier(asked: (text: AskedText) => void): Promise<string> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => answer(request, response, Buffer.concat(pieces), asked));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the bench's carrier has no port");
  return `http://127.0.0.1:${address.port}`;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  asked: (text: AskedText) => void,
): void {
  const at = performance.now();
  const [path = ""] = (request.url ?? "").split("?");
  if (request.method === "GET") return say(response, 200, emptyList);
  const [, accountSid] = messagesPath.exec(path) ?? [];
  if (accountSid === undefined || body.length > bodyBytesMax) return say(response, 404, notFound);
  const form = new URLSearchParams(body.toString());
  const text = {
    sid: `SM${randomBytes(16).toString("hex")}`,
    from: form.get("From") ?? "",
    to: form.get("To") ?? "",
    statusCallback: form.get("StatusCallback"),
    at,
  };
  say(response, 201, resourceOf(accountSid, text, form.get("Body") ?? ""));
  asked(text);
}

function say(response: ServerResponse, status: number, words: object): void {
  const body = JSON.stringify(words);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

const emptyList = {
  messages: [],
  calls: [],
  incoming_phone_numbers: [],
  page: 0,
  page_size: 1_000,
  next_page_uri: null,
};
const notFound = { code: 20404, message: "The requested resource was not found", status: 404 };

function resourceOf(accountSid: string, { sid, from, to }: AskedText, body: string): object {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${sid}`;
  const at = new Date().toUTCString();
  return {
    account_sid: accountSid,
    api_version: "2010-04-01",
    body,
    date_created: at,
    date_sent: null,
    date_updated: at,
    direction: "outbound-api",
    error_code: null,
    error_message: null,
    from,
    messaging_service_sid: null,
    num_media: "0",
    num_segments: "1",
    price: null,
    price_unit: "GBP",
    sid,
    status: "queued",
    subresource_uris: { media: `${uri}/Media.json` },
    to,
    uri: `${uri}.json`,
  };
}
