/** A function that runs as its owner finds nothing but the catalogue's and ours, whatever its caller put on the path. */
export const definer = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp";
