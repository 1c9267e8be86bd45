import { Core } from "@usher/core";
import worker_address from "@usher/core/worker?worker&url";
import { scriptAddress } from "./script-address.ts";

/** The one core of this page. */
export const core = Core.start(new Worker(scriptAddress(worker_address), { type: "module", name: "usher-core" }));
