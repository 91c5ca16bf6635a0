import { largest, proveAction } from "./prove-action.ts";

proveAction(largest[0]);
