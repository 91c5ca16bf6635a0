import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";

/** A webhook is a form of a few kilobytes (telephony page, C1.3). */
const bodyMaxBytes = 64 * 1024;

/** How long a client may take; slower ones lose their socket. */
const headersTimeoutMs = 3_000;
const requestTimeoutMs = 4_000;
const silenceTimeoutMs = 5_000;
/** Longer than the idle time of common load balancers, so that it is never us who closes a socket that they are about to use. */
const keepAliveTimeoutMs = 65_000;
const requestsPerSocketMax = 100_000;
export const connectionsMax = 4_000;

export const serverOptions = {
  bodyLimit: bodyMaxBytes,
  connectionTimeout: silenceTimeoutMs,
  keepAliveTimeout: keepAliveTimeoutMs,
  requestTimeout: requestTimeoutMs,
  maxRequestsPerSocket: requestsPerSocketMax,
  forceCloseConnections: "idle",
  http: { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs, connectionsCheckingInterval: 250 },
  clientErrorHandler: answerMalformed,
} as const;

/** What is not HTTP has no request yet, so the answer is written by hand and the socket closed. */
function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statusFor(error.code ?? "");
  const body = JSON.stringify({ code: "bad_http", message: `${STATUS_CODES[status]}.`, requestId: null });
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8`;
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
  // A client that neither reads nor closes would keep the half-closed socket for ever.
  setTimeout(() => socket.destroy(), 500).unref();
}

function statusFor(code: string): 400 | 408 | 413 | 431 {
  switch (code) {
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return 408;
    case "HPE_HEADER_OVERFLOW":
      return 431;
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return 413;
    default:
      return 400;
  }
}
