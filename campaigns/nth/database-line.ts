import type { Socket } from "node:net";
import { openLine } from "../../test/support/line.ts";
import { Messages, type Message } from "./messages.ts";
import { NthCall } from "./nth-call.ts";

/** `before`: the connection breaks and the statement never arrives; `after`: it was carried out, and the answer never arrives. */
export type DatabaseFailure = "before" | "after";

/**
 * A statement that was carried out. `idle`: a claim that found nothing; `commits`: what it did stands, so that an answer
 * which is lost is another thing than a statement which is.
 */
export type Statement = { readonly sql: string; readonly idle: boolean; readonly commits: boolean };

/** A line to PostgreSQL that understands as much of what is said on it as it needs to break it at the n-th statement. */
export type DatabaseLine = {
  readonly calls: NthCall<DatabaseFailure>;
  /** All that were counted, by their place. */
  readonly statements: () => readonly Statement[];
  /** This address, through the line. */
  readonly through: (url: string) => string;
  close(): Promise<void>;
};

export async function databaseLine(): Promise<DatabaseLine> {
  const calls = new NthCall<DatabaseFailure>();
  const heard = new Map<number, Statement>();
  let target = 0;
  const { port, close } = await openLine(
    () => target,
    (near, far) => carry(near, far, { calls, heard }),
  );
  return {
    calls,
    statements: () => Array.from({ length: calls.calls }, (_, at) => heard.get(at + 1) ?? unheard),
    through: (url) => {
      const here = new URL(url);
      target = Number(here.port);
      here.port = String(port);
      return here.href;
    },
    close,
  };
}

type Counted = { readonly calls: NthCall<DatabaseFailure>; readonly heard: Map<number, Statement> };

const unheard: Statement = { sql: "", idle: false, commits: false };

/** A statement is held until all of it is there: PostgreSQL begins to carry it out before its last message. */
function carry(near: Socket, far: Socket, { calls, heard }: Counted): void {
  const said = new Messages({ startsBare: true });
  const answered = new Messages({ startsBare: false });
  let statement: Message[] = [];
  let answering: { place: number; sql: string; tag: string } | null = null;
  let dumb = false;
  near.on("data", (chunk: Buffer) => {
    for (const message of said.take(chunk)) {
      statement.push(message);
      if (partsOfAStatement.has(message.type)) continue;
      const counted = isCounted(message);
      const how = counted ? calls.next() : null;
      if (how === "before") return void near.destroy();
      if (how === "after") dumb = true;
      if (counted) answering = { place: calls.calls, sql: sqlOf(statement), tag: "" };
      for (const { bytes } of statement) far.write(bytes);
      statement = [];
    }
  });
  far.on("data", (chunk: Buffer) => {
    for (const { type, bytes } of answered.take(chunk)) {
      if (answering !== null && type === "C") answering.tag = bytes.toString("latin1", headerBytes, bytes.length - 1);
      if (type !== "Z") continue;
      if (answering !== null) {
        const { place, sql, tag } = answering;
        heard.set(place, { sql, idle: tag === "SELECT 0", commits: bytes.at(-1) === notInTransaction });
      }
      if (dumb) near.destroy();
      answering = null;
    }
    if (!dumb) near.write(chunk);
  });
}

const headerBytes = 5;
const notInTransaction = "I".charCodeAt(0);
/** Parse, Bind, Describe, Execute, Close and Flush: what a Sync ends. */
const partsOfAStatement = new Set(["P", "B", "D", "E", "C", "H"]);

/** A statement ends with a Sync or is a Query. A wake-up of others is none: nobody waits for it, and it comes at any time. */
function isCounted({ type, bytes }: Message): boolean {
  return type === "S" || (type === "Q" && !bytes.includes("NOTIFY"));
}

function sqlOf(statement: readonly Message[]): string {
  const words = statement.find(({ type }) => type === "P" || type === "Q")?.bytes.toString("latin1", headerBytes) ?? "";
  return words.replaceAll("\0", " ").trim();
}
