import { connect } from "./connect.ts";

/** What a login finds of its server. `seesAll`: row security does not bind it. `skewMs`: its clock minus ours. */
export type Server = {
  readonly version: number;
  readonly role: string;
  readonly seesAll: boolean;
  readonly fsync: boolean;
  readonly skewMs: number;
};

type Row = { version: number; role: string; seesAll: boolean; fsync: boolean; epoch: string };

const answerWithinMs = 5_000;

/** Asks the server as the login of the address. Throws where it does not answer within five seconds. */
export async function inspectServer(url: string): Promise<Server> {
  const client = await connect(url, "jobrun doctor", answerWithinMs);
  try {
    const { rows } = await client.query<Row>(`
      SELECT current_setting('server_version_num')::int / 10000 AS version, current_user::text AS role,
        rolsuper OR rolbypassrls AS "seesAll", current_setting('fsync') = 'on' AS fsync,
        extract(epoch FROM clock_timestamp()) * 1000 AS epoch
      FROM pg_roles WHERE rolname = current_user`);
    const [row] = rows;
    if (row === undefined) throw new Error("the server knows nothing of its own login");
    const { epoch, ...server } = row;
    return { ...server, skewMs: Number(epoch) - Date.now() };
  } finally {
    await client.end();
  }
}
