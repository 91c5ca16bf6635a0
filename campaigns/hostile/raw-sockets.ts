import type { Socket } from "node:net";
import { connect } from "node:net";
import type { Chance } from "./chance.ts";

/** What is written to a socket, piece by piece with a pause between, and whether the client then closes or only waits. */
export type RawScript = {
  readonly kind: string;
  readonly pieces: readonly string[];
  readonly pauseMs: number;
  readonly hangUp: boolean;
};

const post = "POST /api/twilio/sms HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";

const quick: readonly [string, string][] = [
  ["not HTTP", "hello\r\n\r\n"],
  ["a TLS hello", "\x16\x03\x01\x02\x00\x01\x00"],
  ["an HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["headers without end", `GET / HTTP/1.1\r\nHost: x\r\n${"A: b\r\n".repeat(4_000)}`],
  ["one large header", `GET / HTTP/1.1\r\nHost: x\r\nA: ${"b".repeat(64_000)}\r\n\r\n`],
  ["no host", "GET /health/live HTTP/1.1\r\n\r\n"],
  ["two lengths", `${post}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`],
  ["length and chunks", `${post}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ["a negative length", `${post}Content-Length: -1\r\n\r\n`],
  ["an immense length", `${post}Content-Length: 99999999999999999999\r\n\r\n`],
  ["a large promise", `${post}Content-Length: 900000\r\n\r\nabc`],
  ["a bad chunk", `${post}Transfer-Encoding: chunked\r\n\r\nZZ\r\n`],
  ["long chunk extensions", `${post}Transfer-Encoding: chunked\r\n\r\n1;${"e".repeat(40_000)}\r\na\r\n0\r\n\r\n`],
  ["many chunks", `${post}Transfer-Encoding: chunked\r\n\r\n${"4\r\naaaa\r\n".repeat(20_000)}0\r\n\r\n`],
  ["a pipeline", "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".repeat(50)],
  ["bare line feeds", "GET /health/live HTTP/1.1\nHost: x\n\n"],
  ["a folded header", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n"],
  ["a NUL in the address", "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n"],
  ["an absolute address", "GET http://evil.example/api/twilio/sms HTTP/1.1\r\nHost: x\r\n\r\n"],
  ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n"],
  ["an upgrade", "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"],
];

/** Answered or refused at once by a good server. Half of the clients hang up without listening. */
export function quickScript(chance: Chance): RawScript {
  const [kind, bytes] = quick[chance.below(quick.length)] ?? ["nothing", ""];
  const cut = chance.onceIn(4) ? bytes.slice(0, chance.below(bytes.length)) : bytes;
  return { kind, pieces: [cut], pauseMs: 0, hangUp: cut !== bytes || chance.onceIn(2) };
}

/** Would hold a socket for as long as they are let: silent, dripping, or never reading. */
export function slowScript(chance: Chance): RawScript {
  const drip = (kind: string, head: string, each: string): RawScript => {
    return { kind, pieces: [head, ...Array.from({ length: 30 }, () => each)], pauseMs: 400, hangUp: false };
  };
  return chance.pick([
    { kind: "silence", pieces: [], pauseMs: 0, hangUp: false },
    drip("a dripping address", "GET /", "a"),
    drip("dripping headers", "GET / HTTP/1.1\r\nHost: x\r\n", "A: b\r\n"),
    drip("a dripping body", `${post}Content-Length: 60000\r\n\r\n`, "a"),
    drip("dripping chunks", `${post}Transfer-Encoding: chunked\r\n\r\n`, "1\r\na\r\n"),
  ]);
}

export type RawOutcome = { readonly answer: string; readonly tookMs: number; readonly closed: boolean };

/** Plays one script; ends when the server closes, answers with `Connection: close` and closes, or the limit is over. */
export async function playRaw(port: number, script: RawScript, limitMs: number): Promise<RawOutcome> {
  const start = performance.now();
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk: Buffer) => void (answer += answer.length < 4_096 ? chunk.toString("latin1") : ""));
  socket.on("error", () => undefined);
  const closed = new Promise<boolean>((resolve) => socket.once("close", () => resolve(true)));
  const limit = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => limit.resolve(false), limitMs);
  const stopWriting = write(socket, script);
  const wasClosed = await Promise.race([closed, limit.promise]);
  clearTimeout(timer);
  stopWriting();
  socket.destroy();
  return { answer, tookMs: performance.now() - start, closed: wasClosed };
}

function write(socket: Socket, { pieces, pauseMs, hangUp }: RawScript): () => void {
  const left = [...pieces];
  const next = (): void => {
    const piece = left.shift();
    if (piece !== undefined && socket.writable) socket.write(piece, "latin1");
    if (left.length === 0 && hangUp) socket.end();
    if (left.length === 0 || !socket.writable) clearInterval(timer);
  };
  const timer = setInterval(next, Math.max(pauseMs, 1));
  next();
  return () => clearInterval(timer);
}
