import type { IdentityField } from "@usher/core";
import { onto } from "../onto.ts";

/** A row of the form. One that is saved keeps the key that it was saved with: what people have entered is held by it. */
export interface FieldRow extends IdentityField {
    saved: boolean;
    number: number;
}

const bareOne = ({ key, label, required, confidential }: IdentityField): IdentityField => ({ key, label, required, confidential });

export const bare = (fields: IdentityField[]): IdentityField[] => fields.map(bareOne);

/**
 * The rows by what is saved `now`. What somebody changed in them since `stood` was saved stays: a field's parts, the order, new fields
 * and removed ones. One that was changed here and removed elsewhere stays too.
 */
export function fieldsOnto(stood: IdentityField[], rows: FieldRow[], now: IdentityField[], number: () => number): FieldRow[] {
    if (JSON.stringify(bare(stood)) === JSON.stringify(bare(now))) return rows;
    const of = (fields: IdentityField[], key: string): IdentityField | undefined => fields.find((field) => field.key === key);
    const rowOf = (key: string): FieldRow | undefined =>
        rows.find((row) => row.saved && row.key === key) ?? (of(stood, key) ? undefined : rows.find((row) => row.key === key));
    const current = (row: FieldRow): FieldRow[] => {
        const [before, after] = [of(stood, row.key), of(now, row.key)];
        if (rowOf(row.key) !== row || (!before && !after)) return [row];
        if (!after) return isSame(before, row) ? [] : [row];
        return [{ ...(before ? onto(before, bareOne(row), after) : bareOne(row)), saved: true, number: row.number }];
    };
    const kept = rows.flatMap(current);
    const isTaken = (key: string): boolean => of(stood, key) !== undefined && !rows.some((row) => row.saved && row.key === key);
    const added = now.filter(({ key }) => !rowOf(key) && !isTaken(key)).map((field) => ({ ...field, saved: true, number: number() }));
    const all = [...kept, ...added];
    return isReordered(stood, rows) ? all : inOrderOf(now, all);
}

const isSame = (one: IdentityField | undefined, other: IdentityField): boolean =>
    one !== undefined && JSON.stringify(bareOne(one)) === JSON.stringify(bareOne(other));

/** Whether those that are in both stand in another order, or new ones among them. */
function isReordered(stood: IdentityField[], rows: FieldRow[]): boolean {
    if (rows.some((row, index) => row.saved && index > 0 && !rows[index - 1]?.saved)) return true;
    const saved = rows.filter((row) => row.saved).map((row) => row.key);
    const before = stood.map((field) => field.key).filter((key) => saved.includes(key));
    return saved.filter((key) => before.includes(key)).join() !== before.join();
}

/** Those that are saved by their order, the others behind them. */
function inOrderOf(now: IdentityField[], rows: FieldRow[]): FieldRow[] {
    const placeOf = (row: FieldRow): number => {
        const at = row.saved ? now.findIndex((field) => field.key === row.key) : -1;
        return at < 0 ? now.length : at;
    };
    return rows.toSorted((one, other) => placeOf(one) - placeOf(other));
}
