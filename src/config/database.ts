import { type Flaw } from "./problem.ts";
import type { Questions } from "./questions.ts";
import { Secret } from "./secret.ts";

/** Where what JobRun knows is kept; a null address is the embedded PostgreSQL under `dataDir`. */
export type Database = {
  /** Logs in as `jobrun_app`. */
  readonly url: Secret | null;
  /** The migrator's login: used by migrate, backup, restore and deploy alone. */
  readonly adminUrl: Secret | null;
  /** The embedded database, backups, evidence; as written, so perhaps relative to where the command runs. */
  readonly dataDir: string;
};

const form = "postgres://USER:PASSWORD@HOST:5432/NAME";

export function readDatabase(questions: Questions): Database {
  return {
    url: questions.ask("DATABASE_URL", postgresAddress),
    adminUrl: questions.ask("JOBRUN_ADMIN_DATABASE_URL", postgresAddress),
    dataDir: questions.ask("JOBRUN_DATA_DIR", folder) ?? ".jobrun",
  };
}

/** The password is never part of what is shown; nor is the query, which may hold one too. */
export function postgresAddress(text: string): Secret | Flaw {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "postgres:" && url.protocol !== "postgresql:"))
    return { wrong: "is not an address of PostgreSQL", write: form };
  if (url.hostname === "") return { wrong: "names no host", write: form };
  if (url.username === "") return { wrong: "names no user", write: form };
  if (!/^\/[^/]+$/.test(url.pathname)) return { wrong: "names no database", write: form };
  const password = url.password === "" ? "" : ":[hidden]";
  return new Secret(text, `postgres://${url.username}${password}@${url.host}${url.pathname}`);
}

function folder(text: string): string | Flaw {
  return text.includes("\0") ? { wrong: "holds a NUL", write: "a folder such as .jobrun" } : text;
}
