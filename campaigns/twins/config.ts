import type { Twin } from "../twin.ts";

const carrier = { test: "test/config/carrier.test.ts" };
const listen = { test: "test/config/listen.test.ts" };
const groups = { test: "test/config/groups.test.ts" };
const whole = { test: "test/config.test.ts" };
const settings = { test: "test/config/settings.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "the sandbox in production",
    caughtBy: carrier,
    file: "src/config/carrier.ts",
    old: 'if (deployment !== "local")',
    new: 'if (deployment === "local")',
  },
  {
    name: "a SID without its token",
    caughtBy: carrier,
    file: "src/config/carrier.ts",
    old: 'if (!questions.isSet("TWILIO_AUTH_TOKEN"))',
    new: "if (false)",
  },
  {
    name: "a token without its SID",
    caughtBy: carrier,
    file: "src/config/carrier.ts",
    old: '["TWILIO_AUTH_TOKEN", "TWILIO_AUTH_TOKEN_PREVIOUS"',
    new: '["TWILIO_AUTH_TOKEN_PREVIOUS"',
  },
  {
    name: "a SID of any length",
    caughtBy: carrier,
    file: "src/config/carrier.ts",
    old: "/^AC[0-9a-f]{32}$/",
    new: "/^AC[0-9a-f]{32}/",
  },
  {
    name: "a token with a line break",
    caughtBy: carrier,
    file: "src/config/field.ts",
    old: "/^[\\x21-\\x7e]+$/",
    new: "/^[\\x21-\\x7e\\s]+$/",
  },
  {
    name: "an empty variable read as unset",
    caughtBy: whole,
    file: "src/config/questions.ts",
    old: 'this.refuse(variable, "is empty", "a value, or remove the variable");',
    new: "",
  },
  {
    name: "only the first problem said",
    caughtBy: whole,
    file: "src/config/questions.ts",
    old: "return [...this.#problems.values()];",
    new: "return [...this.#problems.values()].slice(0, 1);",
  },
  {
    name: "a secret that prints itself as JSON",
    caughtBy: whole,
    file: "src/config/secret.ts",
    old: "toJSON(): string {\n    return this.#shown;",
    new: "toJSON(): string {\n    return this.#value;",
  },
  {
    name: "a database password in the printed address",
    caughtBy: whole,
    file: "src/config/database.ts",
    old: '":[hidden]"',
    new: "`:${url.password}`",
  },
  {
    name: "plain http in production",
    caughtBy: listen,
    file: "src/config/listen.ts",
    old: 'else if (!listen.publicUrl.startsWith("https:"))',
    new: 'else if (!listen.publicUrl.startsWith("http"))',
  },
  {
    name: "a public address with a slash at its end",
    caughtBy: listen,
    file: "src/config/web-address.ts",
    old: 'if (text.endsWith("/"))',
    new: 'if (text.endsWith("//"))',
  },
  {
    name: "a public address in a form that nobody signs",
    caughtBy: listen,
    file: "src/config/web-address.ts",
    old: "return plain === text ? text :",
    new: "return plain.length > 0 ? text :",
  },
  {
    name: "the default address on the configured port instead of the taken one",
    caughtBy: listen,
    file: "src/config/listen.ts",
    old: "}:${takenPort}`",
    new: "}:${listen.port}`",
  },
  {
    name: "texts to any country",
    caughtBy: groups,
    file: "src/config/limits.ts",
    old: 'if (text === "GB")',
    new: "if (text.length > 0)",
  },
  {
    name: "a model without its key",
    caughtBy: groups,
    file: "src/config/model.ts",
    old: "questions.refuse(variable, `is not set, but",
    new: "if (name === '') questions.refuse(variable, `is not set, but",
  },
  {
    name: "a Stripe secret without the webhook's",
    caughtBy: groups,
    file: "src/config/billing.ts",
    old: "if (keySet && !webhookSet)",
    new: "if (keySet && webhookSet)",
  },
  {
    name: "a minute's look-up gap in the sandbox",
    caughtBy: groups,
    file: "src/config/limits.ts",
    old: "sandbox: 500 }",
    new: "sandbox: 60_000 }",
  },
  {
    name: "an operator who texts himself",
    caughtBy: groups,
    file: "src/config/operator.ts",
    old: "if (own !== null && own === number)",
    new: "if (own !== null && own !== own)",
  },
  {
    name: "a variable that is read and not documented",
    caughtBy: settings,
    file: "src/config/variables.ts",
    old: '  JOBRUN_BURST_MS: plain("2000"),\n',
    new: "",
  },
  {
    name: "a misspelt variable passed by in silence",
    caughtBy: settings,
    file: "src/config/did-you-mean.ts",
    old: "const distanceMax = 3;",
    new: "const distanceMax = 0;",
  },
];
