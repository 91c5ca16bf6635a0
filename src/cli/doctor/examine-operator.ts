import type { Config } from "../../config.ts";
import { displayPhone } from "../../domain/phone.ts";
import { operatorNumberStands } from "../../flows/operator-number.ts";
import type { Home } from "../../home/home.ts";
import type { Finding } from "./finding.ts";

/** Whether the operator is told of incidents. At home nobody has to be; elsewhere somebody must. */
export async function operator(home: Home, config: Config): Promise<Finding[]> {
  const { phone, number } = config.operator;
  const name = "operator";
  if (phone === null || number === null) {
    const mend = "Set JOBRUN_OPERATOR_PHONE, and JOBRUN_OPERATOR_NUMBER to a number of the pool whose role is SYSTEM.";
    return [{ name, good: config.deployment === "local", found: "nobody is texted about incidents", mend }];
  }
  const from = displayPhone(number);
  if (await operatorNumberStands(await home.bareStore(), number)) {
    return [{ name, good: true, found: `texted about incidents from ${from}`, mend: "" }];
  }
  const mend = `Nobody is texted about incidents. Run jobrun number add ${number} --role SYSTEM.`;
  return [{ name, good: false, found: `${from} is not in the pool as a SYSTEM number`, mend }];
}
