import type { Client } from "pg";

/** A range of the write-ahead log, by the server's own words for places in it. */
export type LogRange = {
  readonly timeline: number;
  readonly segmentBytes: bigint;
  readonly from: string;
  readonly to: string;
};

const bytesOfAPart = 1n << 32n;

/** The names of the files that hold the log of this range. */
export function segmentNames({ timeline, segmentBytes, from, to }: LogRange): readonly string[] {
  const names: string[] = [];
  const last = (placeOf(to) - 1n) / segmentBytes;
  for (let segment = placeOf(from) / segmentBytes; segment <= last; segment += 1n) {
    const perPart = bytesOfAPart / segmentBytes;
    names.push([BigInt(timeline), segment / perPart, segment % perPart].map(eightDigits).join(""));
  }
  return names;
}

function placeOf(lsn: string): bigint {
  const [, high = "", low = ""] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/.exec(lsn) ?? [];
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

function eightDigits(value: bigint): string {
  return value.toString(16).toUpperCase().padStart(8, "0");
}

export async function readLogShape(client: Client): Promise<Pick<LogRange, "timeline" | "segmentBytes">> {
  const { rows } = await client.query<{ timeline: number; bytes: string }>(`
    SELECT (SELECT timeline_id FROM pg_control_checkpoint()) AS timeline,
      (SELECT setting FROM pg_settings WHERE name = 'wal_segment_size') AS bytes`);
  const [row] = rows;
  if (row === undefined) throw new Error("the server says nothing of its log");
  return { timeline: row.timeline, segmentBytes: BigInt(row.bytes) };
}

/** Closes the file that the log is being written to, and waits until all of it is on the disk. */
export async function closeSegment(client: Client): Promise<void> {
  await client.query("SELECT pg_switch_wal()");
  await client.query("SELECT pg_logical_emit_message(true, 'jobrun', 'backup')");
}
