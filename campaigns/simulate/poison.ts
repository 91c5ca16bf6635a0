/** What no reading survives: its event becomes a dead letter. */
export const poison = "poison";
