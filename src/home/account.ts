import { join, resolve } from "node:path";
import type { Config } from "../config.ts";
import { keptSecrets, randomSecret } from "./kept-secrets.ts";

/** The carrier's account that JobRun speaks to, real or sandbox. */
export type Account = {
  readonly accountSid: string;
  /** The current token, then the previous one while a rotation is on. */
  readonly authTokens: readonly [string, ...string[]];
  readonly apiBaseUrl: string;
  readonly bundleSid: string | null;
};

/** The sandbox's account is made once for a data folder: it signs as the carrier does, so it needs a token like any other. */
export async function openAccount(config: Config): Promise<Account> {
  const { carrier } = config;
  if (carrier.kind === "twilio") {
    const previous = carrier.previousAuthToken === null ? [] : [carrier.previousAuthToken.reveal()];
    return {
      accountSid: carrier.accountSid,
      authTokens: [carrier.authToken.reveal(), ...previous],
      apiBaseUrl: carrier.apiBaseUrl,
      bundleSid: carrier.bundleSid,
    };
  }
  const secret = await keptSecrets(join(resolve(config.database.dataDir), "sandbox-account.json"), {
    accountSid: () => `AC${randomSecret(16)}`,
    authToken: () => randomSecret(16),
  });
  return {
    accountSid: secret("accountSid"),
    authTokens: [secret("authToken")],
    apiBaseUrl: `http://127.0.0.1:${carrier.port}`,
    bundleSid: carrier.bundleSid,
  };
}
