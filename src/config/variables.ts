/** How a variable's value may be shown: as it is, hidden, or as an address without its password. */
export type Showing = "plain" | "hidden" | "database";

type Variable = { readonly fallback: string; readonly showing: Showing };

const plain = (fallback: string): Variable => ({ fallback, showing: "plain" });
const hidden: Variable = { fallback: "none", showing: "hidden" };
const database: Variable = { fallback: "embedded", showing: "database" };

/** Every variable that JobRun reads, with what stands when it is not set, in the order of the documentation. */
export const variables: Readonly<Record<string, Variable>> = {
  JOBRUN_ENV: plain("local"),
  DATABASE_URL: database,
  JOBRUN_ADMIN_DATABASE_URL: database,
  JOBRUN_DATA_DIR: plain(".jobrun"),
  HOST: plain("127.0.0.1"),
  PORT: plain("3000"),
  PUBLIC_URL: plain("http://HOST:PORT"),
  METRICS_PORT: plain("none"),
  TWILIO_ACCOUNT_SID: plain("sandbox"),
  TWILIO_AUTH_TOKEN: { fallback: "sandbox", showing: "hidden" },
  TWILIO_AUTH_TOKEN_PREVIOUS: hidden,
  TWILIO_BUNDLE_SID: plain("none"),
  TWILIO_API_BASE_URL: plain("https://api.twilio.com"),
  SANDBOX_PORT: plain("4010"),
  JOBRUN_MODEL: plain("none"),
  OPENAI_API_KEY: hidden,
  ANTHROPIC_API_KEY: hidden,
  JOBRUN_MODEL_BASE_URL: plain("none"),
  JOBRUN_MODEL_API_KEY: hidden,
  JOBRUN_MODEL_CALL_PENCE: plain("2"),
  JOBRUN_MODEL_DAY_PENCE: plain("200"),
  JOBRUN_MODEL_CONVERSATION_PENCE: plain("20"),
  JOBRUN_MODEL_TOKEN_PENCE: plain("250,1000"),
  STRIPE_SECRET_KEY: hidden,
  STRIPE_WEBHOOK_SECRET: hidden,
  STRIPE_API_BASE_URL: plain("none"),
  JOBRUN_OPERATOR_PHONE: plain("none"),
  JOBRUN_OPERATOR_NUMBER: plain("none"),
  JOBRUN_BURST_MS: plain("2000"),
  JOBRUN_ALLOWED_COUNTRIES: plain("GB"),
  JOBRUN_LOOKUP_GAP_MS: plain("60000, sandbox 500"),
  JOBRUN_SEGMENT_PRICE_PENCE: plain("4"),
  JOBRUN_CLIENT_DAY_PENCE: plain("500"),
  JOBRUN_TRIAL_DAYS: plain("7"),
  JOBRUN_NUMBERS_MAX: plain("0"),
  JOBRUN_SIGNING_KEY: hidden,
  JOBRUN_TRUSTED_KEYS: plain("none"),
  JOBRUN_BACKUP_KEY: hidden,
  JOBRUN_TEST_COMMAND: { fallback: "npm test", showing: "hidden" },
  JOBRUN_SWITCH_COMMAND: hidden,
  JOBRUN_RESTART_COMMAND: hidden,
  LOG_LEVEL: plain("info"),
};
