import type { CodeAt, CommandBody } from "@usher/core";
import { replica } from "../sync/replica.svelte.ts";

/**
 * What would come of a command that somebody is still writing. One that cannot even be read, because a field of it is being
 * typed, has no verdict: that field says itself what is wrong.
 */
export async function judge(body: CommandBody): Promise<{ errors: CodeAt[]; notes: CodeAt[] }> {
    try {
        return await replica.judge(body);
    } catch {
        return { errors: [], notes: [] };
    }
}
