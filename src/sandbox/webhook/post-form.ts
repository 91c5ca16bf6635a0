import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { TryFailure } from "./connection-override.ts";

const answerBytesMax = 64 * 1024;

export type Answer = { kind: "answered"; status: number; contentType: string; location: string | null; body: string };
export type Unanswered = { kind: "unanswered"; failure: Extract<TryFailure, "ct" | "rt">; message: string };
export type Bounds = { connectMs: number; firstByteMs: number; totalMs: number };
export type Request = { method: string; url: string; headers: Record<string, string>; body: string };

/** One try of one request. Never throws: a failure before the connection stood is `ct`, any later one `rt`. */
export function postForm(wanted: Request, bounds: Bounds, signal: AbortSignal): Promise<Answer | Unanswered> {
  return new Promise((resolve) => {
    const send = wanted.url.startsWith("https:") ? httpsRequest : httpRequest;
    let connected = false;
    const finish = (end: Answer | Unanswered): void => {
      for (const timer of timers) clearTimeout(timer);
      resolve(end);
    };
    const fail = (message: string): void => finish({ kind: "unanswered", failure: connected ? "rt" : "ct", message });
    const giveUp = (why: string) => (): void => {
      fail(why);
      outgoing.destroy();
    };
    const outgoing = send(wanted.url, { method: wanted.method, headers: wanted.headers, agent: false, signal });
    const connecting = setTimeout(giveUp("no connection in time"), Math.min(bounds.connectMs, bounds.totalMs));
    const timers = [connecting, setTimeout(giveUp("no answer in the total time"), bounds.totalMs)];
    outgoing.on("socket", (socket) => {
      socket.once("connect", () => {
        connected = true;
        clearTimeout(connecting);
        timers.push(setTimeout(giveUp("no first byte in time"), bounds.firstByteMs));
      });
    });
    outgoing.on("error", (cause) => fail(cause.message));
    outgoing.on("response", (incoming) => {
      clearTimeout(timers[2]);
      let body = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => {
        if (body.length < answerBytesMax) body += chunk;
      });
      incoming.on("error", (cause) => fail(cause.message));
      incoming.on("end", () =>
        finish({
          kind: "answered",
          status: incoming.statusCode ?? 0,
          contentType: incoming.headers["content-type"] ?? "",
          location: incoming.headers.location ?? null,
          body,
        }),
      );
    });
    outgoing.end(wanted.body);
  });
}
