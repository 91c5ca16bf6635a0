import type { ClientSide } from "../client-facts.ts";
import type { TextInput } from "./state.ts";

/** One text, for whom we answer it, and when. */
export type Told = { readonly text: TextInput; readonly client: ClientSide; readonly now: Temporal.Instant };
