import type { PeopleSort } from "@usher/core";
import type { MessageKey } from "../../words/words.ts";

export type ColumnName = "person" | "status" | "role" | "groups" | "scope" | "sent" | "window" | "changed";

/** A column of a table of people. `from`: the narrowest table that has room for it. */
export interface Column {
    name: ColumnName;
    label: MessageKey;
    sort?: PeopleSort;
    sort_words?: MessageKey;
    /** Its track of the grid. */
    width: string;
    from: "narrow" | "middle" | "wide";
}

const all: Record<ColumnName, Omit<Column, "name">> = {
    person: {
        label: "people.column_person",
        sort: "name",
        sort_words: "people.sort_by_name",
        width: "minmax(12rem, 2.4fr)",
        from: "narrow",
    },
    status: {
        label: "people.column_status",
        sort: "phase",
        sort_words: "people.sort_by_status",
        width: "minmax(14.75rem, 1.1fr)",
        from: "narrow",
    },
    role: {
        label: "people.column_role",
        sort: "role",
        sort_words: "people.sort_by_role",
        width: "minmax(5rem, 0.8fr)",
        from: "wide",
    },
    groups: { label: "people.column_groups", width: "minmax(7rem, 1.7fr)", from: "wide" },
    scope: { label: "people.column_scope", width: "minmax(7rem, 1.2fr)", from: "middle" },
    sent: {
        label: "people.column_invited",
        sort: "sent",
        sort_words: "people.sort_by_sent",
        width: "minmax(7rem, 1fr)",
        from: "middle",
    },
    window: { label: "people.column_window", width: "minmax(7rem, 1fr)", from: "narrow" },
    changed: {
        label: "people.column_changed",
        sort: "changed",
        sort_words: "people.sort_by_change",
        width: "minmax(7.5rem, 0.9fr)",
        from: "middle",
    },
};

export const columnsOf = (...names: ColumnName[]): Column[] => names.map((name) => ({ name, ...all[name] }));

const select_width = "2.75rem";
const menu_width = "3rem";

/** The tracks of the grid for each width of the table. */
export function tracks(columns: Column[], width: "narrow" | "middle" | "wide"): string {
    const shown = columns.filter((column) => isShown(column, width));
    const narrow = (column: Column): string => (column.name === "person" ? "minmax(0, 1fr)" : "auto");
    const widths = shown.map((column) => (width === "narrow" ? narrow(column) : column.width));
    return [select_width, ...widths, menu_width].join(" ");
}

export function isShown(column: Column, width: "narrow" | "middle" | "wide"): boolean {
    const order = ["narrow", "middle", "wide"];
    return order.indexOf(column.from) <= order.indexOf(width);
}
