/** Something the world outside would feel. The gate refuses every action that is not on its table. */
export type Action = "text_customer" | "text_safety" | "text_owner";
