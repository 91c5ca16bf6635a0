/** The file in the cluster that holds our settings; its postgresql.conf only includes it. */
export const settingsFile = "jobrun.conf";

export type Settings = Readonly<Record<string, string>>;

/** An acknowledged message must survive a power cut, hence the first three. */
const durable = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" } as const;

/**
 * The log may not hold what people wrote. Statements and parameters are off, details are left out, and messages at the
 * level of errors are too: `invalid input syntax: "…"` quotes its input. The caller gets all of them anyway.
 */
const quietLog = {
  logging_collector: "off",
  log_destination: "stderr",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_min_duration_statement: "-1",
  log_min_duration_sample: "-1",
  log_transaction_sample_rate: "0",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_lock_waits: "off",
  log_checkpoints: "off",
  log_temp_files: "-1",
  log_line_prefix: "%m [%p] ",
  log_timezone: "UTC",
  lc_messages: "C",
} as const;

const local = {
  listen_addresses: "127.0.0.1",
  // A socket's whole path must fit into 107 bytes, and a checkout may lie deeper.
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  shared_buffers: "128MB",
  max_connections: "100",
} as const;

/** The text of the settings file for this start; what the caller wishes comes last and wins. */
export function settingsText(port: number, wishes: Settings): string {
  const all = { ...durable, ...quietLog, ...local, ...wishes, port: String(port) };
  return Object.entries(all)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join("");
}

/** The port of a settings file's text, or null where it names none. */
export function portIn(text: string): number | null {
  const port = Number(/^port = '(\d{1,5})'$/m.exec(text)?.[1]);
  return port > 0 ? port : null;
}
