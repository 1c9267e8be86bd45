import { tick } from "svelte";
import { whenIdle } from "../../interface/idle.ts";
import { notices } from "../../interface/notices.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { later } from "../../words/later.ts";
import { t } from "../../words/words.ts";
import { shell } from "./shell.svelte.ts";

/** Code that the first view does without: fetched ahead once that stands, or as soon as it is wanted. Made where an effect may run. */
export class LaterCode<Module> {
    module = $state.raw<Module>();
    #import: () => Promise<Module>;

    constructor(load: () => Promise<Module>) {
        this.#import = load;
        $effect(() => {
            if (shell.settled && replica.reaches) whenIdle(() => void this.#fetch().catch(() => undefined));
        });
    }

    /** Whether it is there, and drawn. Where it cannot be fetched, a notice says so. */
    async wanted(): Promise<boolean> {
        try {
            await this.#fetch();
            await tick();
            return true;
        } catch {
            notices.bad(t("everywhere.failed_title"), t("admin.page_failed"));
            return false;
        }
    }

    async #fetch(): Promise<void> {
        this.module ??= await later(this.#import());
    }
}
