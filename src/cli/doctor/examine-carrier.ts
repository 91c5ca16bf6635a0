import type { Config } from "../../config.ts";
import type { Home } from "../../home/home.ts";
import { eachAlone } from "./each-alone.ts";
import { account, profile } from "./examine-account.ts";
import { address } from "./examine-address.ts";
import { buying } from "./examine-buying.ts";
import { callsMayGo, textsMayGo } from "./examine-countries.ts";
import { numbers } from "./examine-numbers.ts";
import type { Finding } from "./finding.ts";

/** The carrier's account, and whether it reaches us. An account that is not open is asked nothing more. */
export async function examineCarrier(home: Home, config: Config): Promise<readonly Finding[]> {
  const { carrier, limits } = config;
  if (carrier.kind === "sandbox") return sandbox(carrier.port);
  const look = await home.accountLook();
  const standing = await look.standing();
  const first = account(standing);
  const served = limits.allowedCountries;
  const asked =
    standing.is !== "active"
      ? {}
      : {
          "compliance profile": () => profile(look, standing.partOfAnother),
          "countries for texts": () => textsMayGo(look, served),
          "countries for calls": () => callsMayGo(look, served),
          numbers: () => numbers(home, look),
          "buying numbers": () => buying(home, config),
        };
  const found = `${first.found} (${carrier.accountSid.slice(0, 6)}…)`;
  return [{ ...first, found }, ...(await eachAlone({ ...asked, address: () => address(config, look) }))];
}

async function sandbox(port: number): Promise<Finding[]> {
  const url = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${url}/sandbox/identity`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  return [
    { name: "carrier", good: true, found: answer === null ? "sandbox, not running" : `sandbox at ${url}`, mend: "" },
  ];
}
