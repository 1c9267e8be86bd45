export { answer } from "./calls.ts";
export type { Call, Reply } from "./calls.ts";
export { Core } from "./client.ts";
export type { CorePort } from "./client.ts";
export type * from "./commands.ts";
export type * from "./module.ts";
export type * from "./state.ts";
export type * from "./types.ts";
