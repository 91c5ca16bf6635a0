const definer = `LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp`;

/**
 * Claims the next text of unknown outcome whose gap is over: since it became unknown, and since it was last looked up. The
 * lease only spares a second look-up at the same time; what counts look-ups is the number that the row had when claimed.
 */
export const claimUnknown = `
  CREATE FUNCTION claim_unknown(p_lease interval, p_gap interval) RETURNS SETOF outbox
  ${definer} AS $$
  #variable_conflict use_column
  DECLARE head record;
  BEGIN
    SELECT o."clientId", o.id INTO head FROM outbox o
      WHERE o.state = 'unknown' AND coalesce(o."lookedUpAt", o."unknownAt", o."queuedAt") + p_gap <= clock_timestamp()
        AND (o."leasedUntil" IS NULL OR o."leasedUntil" < clock_timestamp())
      ORDER BY o.seq LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN; END IF;
    RETURN QUERY UPDATE outbox o SET "leasedUntil" = clock_timestamp() + p_lease
      WHERE o."clientId" = head."clientId" AND o.id = head.id
      RETURNING o.*;
  END $$
`;

/** Claims the next expired text of which nobody was told. What expired more than a day ago is no news any more. */
export const claimExpired = `
  CREATE FUNCTION claim_expired(p_lease interval, p_now timestamptz) RETURNS SETOF outbox
  ${definer} AS $$
  #variable_conflict use_column
  DECLARE head record;
  BEGIN
    SELECT o."clientId", o.id INTO head FROM outbox o
      WHERE o.state = 'expired' AND o."ownerToldAt" IS NULL AND o."settledAt" > p_now - interval '1 day'
        AND (o."leasedUntil" IS NULL OR o."leasedUntil" < clock_timestamp())
      ORDER BY o.seq LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN; END IF;
    RETURN QUERY UPDATE outbox o SET "leasedUntil" = clock_timestamp() + p_lease
      WHERE o."clientId" = head."clientId" AND o.id = head.id
      RETURNING o.*;
  END $$
`;
