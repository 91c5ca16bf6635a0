import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { connectTwilio } from "../../../src/vendors/twilio/sdk.ts";
import { accountSid, token } from "./samples.ts";

export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  authorization: string;
};
export type Answer = (response: ServerResponse, request: IncomingMessage, asked: Asked) => void;

/** A REST API that answers as it is told and keeps what it was asked. */
export async function smallCarrier(answer: Answer, timeoutMs = 300) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => void chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://carrier.example");
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const { method = "", headers } = request;
      const one = {
        method,
        path: url.pathname,
        query: url.searchParams,
        form,
        authorization: headers.authorization ?? "",
      };
      asked.push(one);
      answer(response, request, one);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const apiBaseUrl = `http://127.0.0.1:${address.port}`;
  return {
    asked,
    apiBaseUrl,
    client: connectTwilio({ accountSid, authToken: token, apiBaseUrl, timeoutMs }),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
