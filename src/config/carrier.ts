import type { Deployment } from "./deployment.ts";
import { port, secret } from "./field.ts";
import type { Flaw } from "./problem.ts";
import type { Questions } from "./questions.ts";
import type { Secret } from "./secret.ts";
import { isPrivateWay, webAddress } from "./web-address.ts";

/** Who carries calls and texts: the sandbox on this machine, or a Twilio account. */
export type Carrier = Sandbox | Twilio;

type Sandbox = { readonly kind: "sandbox"; readonly port: number; readonly bundleSid: string | null };

type Twilio = {
  readonly kind: "twilio";
  readonly accountSid: string;
  readonly authToken: Secret;
  /** Still accepted for signatures while a token is being rotated. */
  readonly previousAuthToken: Secret | null;
  readonly apiBaseUrl: string;
  /** The approved papers under which numbers are bought; null: none are. */
  readonly bundleSid: string | null;
};

const sidForm = "the account's SID, AC and 32 hexadecimal digits";
const tokenForm = "the account's auth token";
const bothOrNone = "the account's SID and token too, or remove it";

/** Half a Twilio configuration is a mistake, never a silent sandbox. */
export function readCarrier(questions: Questions, deployment: Deployment): Carrier {
  const bundleSid = questions.ask("TWILIO_BUNDLE_SID", bundle);
  const sandbox: Sandbox = { kind: "sandbox", port: questions.ask("SANDBOX_PORT", port("4010")) ?? 4010, bundleSid };
  const twilio = readTwilio(questions, bundleSid);
  if (questions.isSet("TWILIO_ACCOUNT_SID")) {
    if (!questions.isSet("TWILIO_AUTH_TOKEN"))
      questions.refuse("TWILIO_AUTH_TOKEN", "is not set, but TWILIO_ACCOUNT_SID is", tokenForm);
    return twilio ?? sandbox;
  }
  if (deployment !== "local")
    questions.refuse("TWILIO_ACCOUNT_SID", `is not set, and ${deployment} refuses the sandbox`, sidForm);
  for (const variable of ["TWILIO_AUTH_TOKEN", "TWILIO_AUTH_TOKEN_PREVIOUS", "TWILIO_API_BASE_URL"])
    if (questions.isSet(variable)) questions.refuse(variable, "is set, but TWILIO_ACCOUNT_SID is not", bothOrNone);
  return sandbox;
}

function readTwilio(questions: Questions, bundleSid: string | null): Twilio | null {
  const accountSid = questions.ask("TWILIO_ACCOUNT_SID", sid);
  const authToken = questions.ask("TWILIO_AUTH_TOKEN", secret(tokenForm));
  const previousAuthToken = questions.ask("TWILIO_AUTH_TOKEN_PREVIOUS", secret("the previous auth token"));
  const apiBaseUrl = questions.ask("TWILIO_API_BASE_URL", webAddress) ?? "https://api.twilio.com";
  if (!isPrivateWay(apiBaseUrl))
    questions.refuse("TWILIO_API_BASE_URL", "would send the token over plain http", "an https address");
  if (accountSid === null || authToken === null) return null;
  return { kind: "twilio", accountSid, authToken, previousAuthToken, apiBaseUrl, bundleSid };
}

const bundleForm =
  "the SID of the account's approved regulatory bundle for mobile numbers, BU and 32 hexadecimal digits";

/** Numbers are bought under papers that the carrier has approved, or not at all. */
export function checkBuying(questions: Questions, { kind, bundleSid }: Carrier, numbersMax: number): void {
  if (numbersMax > 0 && kind === "twilio" && bundleSid === null && !questions.isSet("TWILIO_BUNDLE_SID"))
    questions.refuse("TWILIO_BUNDLE_SID", "is not set, but JOBRUN_NUMBERS_MAX is", bundleForm);
}

function bundle(text: string): string | Flaw {
  return /^BU[0-9a-f]{32}$/.test(text) ? text : { wrong: "is not a bundle's SID", write: bundleForm };
}

/** The value is not shown: a token pasted into the wrong variable would be. */
function sid(text: string): string | Flaw {
  return /^AC[0-9a-f]{32}$/.test(text) ? text : { wrong: "is not an account's SID", write: sidForm };
}
