import type { ClientId } from "./ids.ts";
import type { Phone } from "./phone.ts";

/** How far a switch reaches: everything, one client, or one customer of one client. */
export type Scope =
  | { readonly level: "platform" }
  | { readonly level: "client"; readonly clientId: ClientId }
  | { readonly level: "customer"; readonly clientId: ClientId; readonly phone: Phone };

/** AI and alerts are switched for the platform or a client; what goes out, for a customer as well. */
export type Switch = "outbound" | "ai" | "alerts";
