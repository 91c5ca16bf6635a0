/**
 * Unique keys that do not lead with the tenant on tables that the application may insert into: a duplicate tells one tenant
 * that another has the value. Each with the reason why that says nothing.
 */
export const keysAcrossTenants = {
  clients_pkey: "ids are of chance",
  clients_phoneE164_key:
    "one open client an owner phone is the rule itself, and its refusal is an answer of add-client",
  conversations_pkey: "inherited; ids are of chance",
  customers_pkey: "inherited; ids are of chance",
  leads_pkey: "inherited; ids are of chance",
  messages_pkey: "inherited; ids are of chance",
  messages_twilioSid_key: "inherited; the carrier's ids are of chance",
} as const;

/** Foreign keys from one tenant's row to another's row that do not include the tenant, each with its reason. */
export const referencesWithoutTenant = {
  conversations_customerId_fkey: "inherited; conversations_clientId_customerId_fkey holds beside it",
  messages_customerId_fkey: "inherited; messages_clientId_customerId_fkey holds beside it",
  messages_conversationId_fkey: "inherited; messages_clientId_conversationId_fkey holds beside it",
  leads_customerId_fkey: "inherited; leads_clientId_customerId_fkey holds beside it",
  bookings_customerId_fkey: "inherited; the application has no right to the table",
  bookings_recurrenceRuleId_fkey: "inherited; the application has no right to the table",
} as const;
