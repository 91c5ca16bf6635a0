import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import twilio from "twilio";

export type Received = {
  path: string;
  method: string;
  form: Record<string, string>;
  headers: IncomingMessage["headers"];
  genuine: boolean;
  at: number;
};
export type Answering = (received: Received, response: ServerResponse) => void;
export type Receiver = {
  url: string;
  received: Received[];
  /** What arrived at a path, query included or not. */
  at(path: string): Received[];
  answer: Answering;
  close(): Promise<void>;
};

/** Stands where JobRun stands: keeps every webhook and has the official validator judge its signature. */
export async function receiver(authToken: string): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      const form = Object.fromEntries(new URLSearchParams(body));
      const signature = String(request.headers["x-twilio-signature"]);
      const genuine = twilio.validateRequest(authToken, signature, it.url + path, form);
      const { headers, method = "" } = request;
      const one = { path, method, form, headers, genuine, at: performance.now() };
      received.push(one);
      it.answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const it: Receiver = {
    url: `http://127.0.0.1:${address.port}`,
    received,
    at: (path) => received.filter((one) => one.path.split("?")[0] === path),
    answer: (_, response) => response.setHeader("content-type", "text/xml").end("<Response/>"),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return it;
}
