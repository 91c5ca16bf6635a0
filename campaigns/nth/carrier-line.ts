import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { NthCall } from "./nth-call.ts";

/**
 * `refused`: 429, and nothing was done; `lost`: the connection breaks before the request arrives, which nobody can tell from
 * `taken`: the request was carried out and the connection breaks in place of the answer.
 */
export type CarrierFailure = "refused" | "lost" | "taken";

/** A line to the carrier whose n-th request fails. */
export type CarrierLine = {
  readonly calls: NthCall<CarrierFailure>;
  /** This address, through the line. */
  readonly through: (url: string) => string;
  close(): Promise<void>;
};

const tooMany = JSON.stringify({ code: 20429, message: "Too Many Requests", status: 429 });

export async function carrierLine(): Promise<CarrierLine> {
  const calls = new NthCall<CarrierFailure>();
  let target = "";
  const server = createServer((asked, answer) => {
    const how = calls.next();
    if (how === "lost") asked.socket.destroy();
    else if (how === "refused") answer.writeHead(429, { "content-type": "application/json" }).end(tooMany);
    else forward(target, asked, answer, how === "taken");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the line listens on no port");
  return {
    calls,
    through: (url) => {
      target = new URL(url).origin;
      return `http://127.0.0.1:${address.port}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(target: string, asked: IncomingMessage, answer: ServerResponse, breaks: boolean): void {
  const { method, headers, url = "/" } = asked;
  const onward = request(new URL(url, target), { method, headers, agent: false }, (told) => {
    if (breaks) {
      told.resume().on("end", () => asked.socket.destroy());
      return;
    }
    answer.writeHead(told.statusCode ?? 500, told.headers);
    told.pipe(answer);
  });
  onward.on("error", () => asked.socket.destroy());
  asked.pipe(onward);
}
