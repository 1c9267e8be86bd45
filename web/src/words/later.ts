import { language } from "./language.svelte.ts";

/** Code that the first view does without, as soon as there are the words too that it says. */
export async function later<Module>(code: Promise<Module>): Promise<Module> {
    const [module] = await Promise.all([code, language.whole()]);
    return module;
}
