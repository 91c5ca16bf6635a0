/** Tables that lead with the tenant: "clientId" is their first column, never null, and first in a composite primary key. */
const tenantTables = [
  "audit",
  "circuits",
  "customer_pauses",
  "held_decisions",
  "ignored_callers",
  "inbox",
  "incidents",
  "lead_changes",
  "looping_threads",
  "model_calls",
  "opt_outs",
  "outbox",
  "owner_commands",
  "owner_threads",
  "permits",
  "refusals",
  "spend",
  "steps",
  "timers",
  "unreachable_numbers",
  "waiting_alerts",
] as const;

/** Tables of tenants that do not, each with its reason. Their rows are under the same row security. */
export const tenantTablesOtherwise = {
  clients: "is the tenant itself: its id is what others call clientId",
  numbers: "a number is looked up before its client is known, and is one row whoever has it",
  agent_logs: "inherited",
  blocked_times: "inherited",
  bookings: "inherited",
  client_settings: "inherited",
  conversations: "inherited",
  customers: "inherited",
  handover_states: "inherited",
  impersonation_logs: "inherited",
  leads: "inherited",
  messages: "inherited",
  onboarding_states: "inherited; its business may be unknown, and then nobody but the operator sees it",
  recurrence_rules: "inherited",
  users: "inherited; an administrator has no business, and then nobody but the operator sees the row",
  weekly_availability: "inherited",
} as const;

/** Tables of no tenant, without row security, each with its reason. The application can write none of them. */
export const tablesOfNoTenant = {
  platform: "one row, the switches and rules of the whole installation",
  jobrun_migrations: "the schema's history",
  jobrun_backfills: "how far each backfill of the history has come",
  jobrun_contracts: "which migrations have begun to take something away",
  restorations: "which backup this database was restored from, and how far it is with that",
  processes: "which programs run on this database, and what they can serve",
  deployments: "which release is brought to which environment; the application has no business with it",
  deployment_steps: "what each step of a release has left; the application has no business with it",
} as const;

/** Tables of no tenant that nobody but their owner may even read. */
export const secretTables = {
  trials: "hashes of the owners' phones that have had their trial",
  house_key: "one row, what makes hashes of persons worth nothing to a reader",
  jobrun_decisions: "what the operator decided when a predecessor's database was taken over",
  quarantined_rows: "the predecessor's rows that could not be mapped, whole, of whatever business they may be",
} as const;

const everyTenantTable = [...tenantTables, ...Object.keys(tenantTablesOtherwise)];

export const tables = [
  ...everyTenantTable.map((table) => `table ${table} of jobrun_owner: row security forced`),
  ...[...Object.keys(tablesOfNoTenant), ...Object.keys(secretTables)].map(
    (table) => `table ${table} of jobrun_owner: row security off`,
  ),
  "sequence inbox_seq of jobrun_owner: row security off",
  "sequence outbox_seq of jobrun_owner: row security off",
  "sequence steps_seq_seq of jobrun_owner: row security off",
];

export const policies = [
  ...everyTenantTable.flatMap((table) => {
    const own = `(${table === "clients" ? "id" : '"clientId"'} = current_tenant())`;
    return [
      `${table}.tenant: ALL to public using ${own} check ${own}`,
      `${table}.operator_reads: SELECT to jobrun_operator, jobrun_readonly using true check -`,
    ];
  }),
  "inbox.claims: ALL to jobrun_claim using true check true",
  "incidents.claims: ALL to jobrun_claim using true check true",
  "outbox.claims: ALL to jobrun_claim using true check true",
  "circuits.claims: ALL to jobrun_claim using true check true",
  "spend.claims: ALL to jobrun_claim using true check true",
  "timers.claims: ALL to jobrun_claim using true check true",
  "clients.claims: SELECT to jobrun_claim using true check -",
  "onboarding_states.claims: SELECT to jobrun_claim using true check -",
  "numbers.claims: SELECT to jobrun_claim using true check -",
  "held_decisions.claims: SELECT to jobrun_claim using true check -",
  "audit.chain: SELECT to jobrun_owner using true check -",
  'onboarding_states.queue: SELECT to jobrun_owner using ("waitsSince" IS NOT NULL) check -',
  "numbers.pool: ALL to jobrun_owner using true check true",
];

/** What only reads, reads all but the predecessor's password hashes; it writes nothing. */
export const readersRights = ["jobrun_operator", "jobrun_readonly"].flatMap((role) =>
  [...everyTenantTable, ...Object.keys(tablesOfNoTenant)].map((table) =>
    table === "users"
      ? `${role}: users SELECT of id, createdAt, updatedAt, email, role, clientId`
      : `${role}: ${table} SELECT`,
  ),
);
