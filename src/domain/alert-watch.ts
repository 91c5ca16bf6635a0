/** The kind of the timer that looks whether an alert about an emergency has arrived; its subject is the text's id in the outbox. */
export const alertWatchTimer = "alert_watch";

/** An owner who has not got such an alert by then is the operator's to ring. */
export const alertWatchMinutes = 3;
