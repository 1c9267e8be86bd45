import { shown } from "./figures.mjs";

/**
 * One line of the table: what was measured, how much it is, what was measured beside it in the same run and how many times that
 * it is, and the target. `judged` is what `most` and `least` speak of: the ratio unless said otherwise.
 */
export class Row {
    constructor(what, figure, { beside = "", ratio, judged = ratio, most, least, target = "" } = {}) {
        this.what = what;
        this.figure = figure;
        this.beside = beside;
        this.ratio = ratio === undefined ? "" : `${shown(ratio)}×`;
        this.target = target;
        const fails = (most !== undefined && !(judged <= most)) || (least !== undefined && !(judged >= least));
        this.verdict = most === undefined && least === undefined ? "" : fails ? "MISSED" : "met";
    }

    get cells() {
        return [this.what, this.figure, this.beside, this.ratio, this.target, this.verdict];
    }
}

export function print(sections) {
    const heads = ["", "median", "beside it", "ratio", "target", ""];
    const rows = [heads, ...sections.flatMap(({ rows }) => rows.map((row) => row.cells))];
    const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
    const line = (cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd();
    console.log(`\n${line(heads)}`);
    for (const { title, rows } of sections) {
        console.log(`\n${title}`);
        for (const row of rows) console.log(line(row.cells));
    }
}
