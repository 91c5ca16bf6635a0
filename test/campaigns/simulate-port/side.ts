import * as memoryAlerts from "../../../campaigns/simulate/store/alerts.ts";
import * as memoryBursts from "../../../campaigns/simulate/store/bursts.ts";
import * as memoryCircuits from "../../../campaigns/simulate/store/circuits.ts";
import * as memoryConversations from "../../../campaigns/simulate/store/conversations.ts";
import * as memoryCustomers from "../../../campaigns/simulate/store/customers.ts";
import * as memoryExchanges from "../../../campaigns/simulate/store/exchanges.ts";
import * as memoryFailed from "../../../campaigns/simulate/store/failed-texts.ts";
import * as memoryHeld from "../../../campaigns/simulate/store/held.ts";
import * as memoryIgnored from "../../../campaigns/simulate/store/ignored-callers.ts";
import * as memoryInbox from "../../../campaigns/simulate/store/inbox.ts";
import * as memoryIncidents from "../../../campaigns/simulate/store/incidents.ts";
import * as memoryLeads from "../../../campaigns/simulate/store/leads.ts";
import * as memoryLookUps from "../../../campaigns/simulate/store/look-ups.ts";
import * as memoryLooping from "../../../campaigns/simulate/store/looping-threads.ts";
import * as memoryMessages from "../../../campaigns/simulate/store/messages.ts";
import * as memoryNumbers from "../../../campaigns/simulate/store/numbers.ts";
import * as memoryOptOuts from "../../../campaigns/simulate/store/opt-outs.ts";
import * as memoryOutbox from "../../../campaigns/simulate/store/outbox.ts";
import * as memoryPermits from "../../../campaigns/simulate/store/permits.ts";
import * as memoryPrices from "../../../campaigns/simulate/store/prices.ts";
import * as memorySwitches from "../../../campaigns/simulate/store/switches.ts";
import * as memoryStatus from "../../../campaigns/simulate/store/text-status.ts";
import * as memoryTimers from "../../../campaigns/simulate/store/timers.ts";
import * as memoryUnreachable from "../../../campaigns/simulate/store/unreachable-numbers.ts";
import * as memoryUntold from "../../../campaigns/simulate/store/untold-texts.ts";
import * as alerts from "../../../src/store/alerts.ts";
import * as bursts from "../../../src/store/bursts.ts";
import * as circuits from "../../../src/store/circuits.ts";
import * as conversations from "../../../src/store/conversations.ts";
import * as customers from "../../../src/store/customers.ts";
import * as exchanges from "../../../src/store/exchanges.ts";
import * as failed from "../../../src/store/failed-texts.ts";
import * as held from "../../../src/store/held.ts";
import * as ignored from "../../../src/store/ignored-callers.ts";
import * as inbox from "../../../src/store/inbox.ts";
import * as incidents from "../../../src/store/incidents.ts";
import * as leads from "../../../src/store/leads.ts";
import * as lookUps from "../../../src/store/look-ups.ts";
import * as looping from "../../../src/store/looping-threads.ts";
import * as messages from "../../../src/store/messages.ts";
import * as numbers from "../../../src/store/numbers.ts";
import * as optOuts from "../../../src/store/opt-outs.ts";
import * as outbox from "../../../src/store/outbox.ts";
import * as permits from "../../../src/store/permits.ts";
import * as prices from "../../../src/store/prices.ts";
import * as switches from "../../../src/store/switches.ts";
import * as status from "../../../src/store/text-status.ts";
import * as timers from "../../../src/store/timers.ts";
import * as unreachable from "../../../src/store/unreachable-numbers.ts";
import * as untold from "../../../src/store/untold-texts.ts";

/** The functions of the simulated database, under one name each. */
export const simulated = {
  ...memoryAlerts,
  ...memoryBursts,
  ...memoryCircuits,
  ...memoryConversations,
  ...memoryCustomers,
  ...memoryExchanges,
  ...memoryFailed,
  ...memoryHeld,
  ...memoryIgnored,
  ...memoryInbox,
  ...memoryIncidents,
  ...memoryLeads,
  ...memoryLookUps,
  ...memoryLooping,
  ...memoryMessages,
  ...memoryNumbers,
  ...memoryOptOuts,
  ...memoryOutbox,
  ...memoryPermits,
  ...memoryPrices,
  ...memorySwitches,
  ...memoryStatus,
  ...memoryTimers,
  ...memoryUnreachable,
  ...memoryUntold,
};

/** The same functions of the product's store, over PostgreSQL. */
export const real = {
  ...alerts,
  ...bursts,
  ...circuits,
  ...conversations,
  ...customers,
  ...exchanges,
  ...failed,
  ...held,
  ...ignored,
  ...inbox,
  ...incidents,
  ...leads,
  ...lookUps,
  ...looping,
  ...messages,
  ...numbers,
  ...optOuts,
  ...outbox,
  ...permits,
  ...prices,
  ...switches,
  ...status,
  ...timers,
  ...unreachable,
  ...untold,
};

/** What both have; `stops` is the simulated one's own. */
export type Functions = Pick<typeof real, Exclude<keyof typeof simulated, "stops">>;
