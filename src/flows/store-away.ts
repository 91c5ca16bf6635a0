/** The database did not answer: nothing is known to be wrong with the event, and the carrier should try again. */
export class StoreAway extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`the database is out of reach: ${reason}`, options);
    this.name = "StoreAway";
  }
}

/** More events wait than we are willing to hold in memory. */
export class Overloaded extends Error {
  constructor(waiting: number) {
    super(`${waiting} events are waiting to be stored`);
    this.name = "Overloaded";
  }
}

/**
 * Whether an error says that the database is away or cannot serve, rather than that it disliked a row. SQLSTATE classes 08,
 * 53, 57P and 58, a cancelled statement, a server that only reads, and what the socket says.
 */
export function isStoreAway(error: unknown): boolean {
  if (error instanceof StoreAway) return true;
  if (typeof error !== "object" || error === null) return false;
  if (error instanceof AggregateError) return error.errors.some(isStoreAway);
  if ("code" in error && typeof error.code === "string" && awayCodes.test(error.code)) return true;
  return error instanceof Error && (awayWords.test(error.message) || isStoreAway(error.cause));
}

const awayCodes =
  /^(?:08\w{3}|53\w{3}|57P0\w|57014|58\w{3}|25006|ECONN\w+|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT)$/;

/** The driver gives no codes to these. */
const awayWords =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|Query read timeout|Cannot use a pool after calling end)/;
