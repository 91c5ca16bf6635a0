/** The schema's history, for those who bring a database up to date or ask where it stands. */
export { adoption, migrations as history, optional } from "../../../migrations/index.ts";
