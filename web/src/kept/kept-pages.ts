import type { PageContent } from "@usher/core";
import { within, type Database, type KeptFeed, type Place, type Store } from "./database.ts";
import { mergePages } from "./merge-pages.ts";

/** What the pages of a place come to, from the asked number on. */
export interface PagesRead {
    generation: string;
    next: number;
    cursor: string | null;
    contents: PageContent[];
}

export interface Page {
    generation: string;
    number: number;
    content: PageContent;
    cursor: string;
    more: boolean;
}

/** Where the pages of the feed are kept, so that the next tab and the next day begin with them. */
export interface PageKeeper {
    /** From the number on where the generation is still this one, else from the beginning; null when there are none. */
    read(generation: string, from: number): Promise<PagesRead | null>;
    begin(generation: string): Promise<void>;
    /** False when it could not be kept; then nothing is. */
    append(page: Page): Promise<boolean>;
    wipe(): Promise<void>;
}

/** So many pages of news are put together into one. */
const most_news = 64;

/** Whether there is anything of the place; false where that cannot be known. */
export async function isKept(database: Database, { account, organization }: Place): Promise<boolean> {
    return (await database.count("feeds", [account, organization]).catch(() => 0)) > 0;
}

export class KeptPages implements PageKeeper {
    #store: Store;
    #place: Place;

    constructor(store: Store, place: Place) {
        this.#store = store;
        this.#place = place;
    }

    read(generation: string, from: number): Promise<PagesRead | null> {
        return this.#store.run(async (database) => {
            const transaction = database.transaction(["feeds", "pages"]);
            const feed = await transaction.objectStore("feeds").get(this.#key);
            if (!feed) return null;
            const first = feed.generation === generation ? from : 0;
            const pages = await transaction.objectStore("pages").getAll(within(this.#place, first));
            return { generation: feed.generation, next: feed.next, cursor: feed.cursor, contents: pages.map((page) => page.content) };
        });
    }

    begin(generation: string): Promise<void> {
        return this.#empty({ ...this.#place, generation, next: 0, cursor: null, first_load: null });
    }

    async append(page: Page): Promise<boolean> {
        try {
            return await this.#store.run((database) => this.#append(database, page));
        } catch {
            await this.wipe();
            return false;
        }
    }

    wipe(): Promise<void> {
        return this.#empty();
    }

    /** Takes all pages away; what cannot be kept cannot be taken away either. */
    #empty(feed?: KeptFeed): Promise<void> {
        const empty = async (database: Database): Promise<void> => {
            const transaction = database.transaction(["feeds", "pages"], "readwrite");
            const feeds = transaction.objectStore("feeds");
            await Promise.all([
                transaction.objectStore("pages").delete(within(this.#place)),
                feed ? feeds.put(feed) : feeds.delete(this.#key),
                transaction.done,
            ]);
        };
        return this.#store.run(empty).catch(() => undefined);
    }

    async #append(database: Database, { generation, number, content, cursor, more }: Page): Promise<boolean> {
        const transaction = database.transaction(["feeds", "pages"], "readwrite");
        const feed = await transaction.objectStore("feeds").get(this.#key);
        const fits = feed?.generation === generation && feed.next === number;
        if (fits) {
            const next: KeptFeed = { ...feed, next: number + 1, cursor };
            if (!more) next.first_load ??= number + 1;
            void transaction.objectStore("pages").put({ ...this.#place, number, content });
            void transaction.objectStore("feeds").put(next);
        }
        await transaction.done;
        if (fits && feed.first_load !== null && (number - feed.first_load) % most_news === most_news - 1)
            await this.#mergeNews(database, feed.first_load);
        return fits;
    }

    /** Under the number of the last, so that who has read some of them misses nothing. */
    async #mergeNews(database: Database, from: number): Promise<void> {
        const transaction = database.transaction("pages", "readwrite");
        const news = await transaction.store.getAll(within(this.#place, from));
        const last = news.at(-1);
        if (last) {
            // What comes after the first load is text.
            const texts = news.map((page) => page.content).filter((content) => typeof content === "string");
            if (texts.length === news.length) {
                await transaction.store.delete(within(this.#place, from));
                await transaction.store.put({ ...last, content: mergePages(texts) });
            }
        }
        await transaction.done;
    }

    get #key(): [string, string] {
        return [this.#place.account, this.#place.organization];
    }
}

/** Where nothing can be kept. */
export const no_pages: PageKeeper = {
    read: () => Promise.resolve(null),
    begin: () => Promise.resolve(),
    append: () => Promise.resolve(false),
    wipe: () => Promise.resolve(),
};
