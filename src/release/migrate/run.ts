import type { Session } from "./session.ts";

/** How far a backfill is. `leftSeconds` is null before there is a rate. */
export type Progress = {
  readonly step: string;
  readonly rows: number;
  readonly expected: number;
  readonly rejected: number;
  readonly perSecond: number;
  readonly leftSeconds: number | null;
};

/** One run of the migrations: what its steps share. */
export type Run = {
  readonly session: Session;
  readonly lockDeadlineMs: number;
  readonly announce: (line: string) => void;
  readonly progress: (progress: Progress) => void;
};
