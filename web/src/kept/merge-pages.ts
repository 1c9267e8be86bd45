interface PageText {
    records: { kind: string; id?: string; person?: { id: string } }[];
}

const nameOf = ({ kind, id, person }: PageText["records"][number]): string =>
    kind === "organization" ? kind : (person?.id ?? id ?? "");

/**
 * Pages of one feed, in their order, as one that leads to the same replica: of every record what was said of it last, and the
 * head of the last page.
 */
export function mergePages(texts: string[]): string {
    const records = new Map<string, PageText["records"][number]>();
    let head = {};
    for (const text of texts) {
        const page = JSON.parse(text) as PageText;
        for (const record of page.records) {
            records.delete(nameOf(record));
            records.set(nameOf(record), record);
        }
        head = page;
    }
    return JSON.stringify({ ...head, records: [...records.values()] });
}
