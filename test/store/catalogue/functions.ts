const pinned = "path pg_catalog, public, pg_temp";

function definer(
  name: string,
  owner: "jobrun_owner" | "jobrun_claim",
  volatility: "volatile" | "stable",
  callers: string,
): string {
  return `${name} of ${owner}: definer, ${volatility}, ${pinned}, called by ${callers}`;
}

function invoker(name: string, volatility: "volatile" | "stable" | "immutable", callers: string): string {
  return `${name} of jobrun_owner: invoker, ${volatility}, path open, called by ${callers}`;
}

export const functions = [
  definer("add_number", "jobrun_owner", "volatile", "jobrun_app"),
  definer("assign_number", "jobrun_owner", "volatile", "jobrun_app"),
  definer("release_number", "jobrun_owner", "volatile", "jobrun_app"),
  definer("number_swept", "jobrun_owner", "volatile", "jobrun_app"),
  definer("numbers_to_sweep", "jobrun_owner", "stable", "jobrun_app"),
  definer("is_our_number", "jobrun_owner", "stable", "jobrun_app"),
  definer("client_keeps_events", "jobrun_claim", "volatile", "nobody"),
  definer("begin_setup", "jobrun_owner", "volatile", "jobrun_app"),
  definer("take_number", "jobrun_owner", "volatile", "jobrun_app"),
  definer("leave_queue", "jobrun_owner", "volatile", "jobrun_app"),
  definer("owners_to_serve", "jobrun_owner", "stable", "jobrun_app"),
  definer("complete_onboarding", "jobrun_owner", "volatile", "jobrun_app"),
  definer("grandfather_client", "jobrun_owner", "volatile", "nobody"),
  definer("grant_permit", "jobrun_owner", "volatile", "jobrun_app"),
  definer("gate_refusal", "jobrun_owner", "volatile", "jobrun_claim"),
  definer("read_facts", "jobrun_owner", "volatile", "nobody"),
  definer("opt_out", "jobrun_owner", "volatile", "jobrun_app"),
  definer("opt_in", "jobrun_owner", "volatile", "jobrun_app"),
  definer("person_hash", "jobrun_owner", "stable", "nobody"),
  definer("keep_house_rules", "jobrun_owner", "volatile", "jobrun_app"),
  definer("keep_model_budget", "jobrun_owner", "volatile", "jobrun_app"),
  definer("settle_spend", "jobrun_owner", "volatile", "nobody"),
  definer("greeting_name", "jobrun_owner", "volatile", "jobrun_claim"),
  definer("receive_event", "jobrun_claim", "volatile", "jobrun_app"),
  definer("claim_event", "jobrun_claim", "volatile", "jobrun_app"),
  definer("claim_text", "jobrun_claim", "volatile", "jobrun_app"),
  definer("settle_text", "jobrun_claim", "volatile", "jobrun_app"),
  definer("claim_unknown", "jobrun_claim", "volatile", "jobrun_app"),
  definer("claim_untold", "jobrun_claim", "volatile", "jobrun_app"),
  definer("numbers_to_settle", "jobrun_claim", "stable", "jobrun_app"),
  definer("untold_incidents", "jobrun_claim", "volatile", "jobrun_app"),
  definer("mute_operator", "jobrun_owner", "volatile", "jobrun_operator"),
  definer("note_incidents_told", "jobrun_claim", "volatile", "jobrun_app"),
  definer("claim_timer", "jobrun_claim", "volatile", "jobrun_app"),
  definer("purge_raw_bodies", "jobrun_claim", "volatile", "jobrun_app"),
  definer("queue_depth", "jobrun_claim", "stable", "jobrun_app"),
  definer("press_off", "jobrun_owner", "volatile", "jobrun_app"),
  definer("press_on", "jobrun_owner", "volatile", "jobrun_operator"),
  definer("press_switch", "jobrun_owner", "volatile", "nobody"),
  definer("texts_in_flight", "jobrun_claim", "volatile", "jobrun_app"),
  definer("keep_lead_change", "jobrun_owner", "volatile", "nobody"),
  definer("write_audit", "jobrun_owner", "volatile", "nobody"),
  invoker("across_tenants", "stable", "jobrun_claim"),
  invoker("audit_breaks", "stable", "jobrun_operator"),
  invoker("audit_hash", "stable", "jobrun_operator"),
  invoker("audit_stands", "volatile", "nobody"),
  invoker("fact_said", "volatile", "nobody"),
  invoker("fact_count", "volatile", "nobody"),
  invoker("model_money", "volatile", "nobody"),
  invoker("model_call_ends_once", "volatile", "nobody"),
  invoker("gate_judge", "immutable", "nobody"),
  invoker("gate_block", "immutable", "nobody"),
  invoker("spend_day", "immutable", "jobrun_claim"),
  invoker("reserve_spend", "volatile", "jobrun_claim"),
  invoker("outbox_cost", "volatile", "nobody"),
  invoker("is_pause", "immutable", "jobrun_claim"),
  invoker("stopped_by", "immutable", "jobrun_claim, jobrun_operator"),
  invoker("current_tenant", "stable", "everybody"),
  invoker("body_hash", "immutable", "everybody"),
  invoker("client_stays_closed", "volatile", "nobody"),
  invoker("inbox_lattice", "volatile", "nobody"),
  invoker("lead_lattice", "volatile", "nobody"),
  invoker("outbox_lattice", "volatile", "nobody"),
  invoker("prevent_bootstrap_deletion", "volatile", "nobody"),
];

/** Functions that the application may call in any tenant's transaction and that see others' rows, each with its reason. */
export const acrossTenantsElsewhere = {
  is_our_number: "no number of ours is ever texted, whosever it is; it says yes or no",
  press_off: "press_switch(), which it calls, says so",
} as const;
