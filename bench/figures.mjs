/** The middle of some numbers. */
export function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value that this part (0 to 1) of them does not exceed. */
export function percentile(values, part) {
    const sorted = Float64Array.from(values).sort();
    return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/** Three digits that count, and the unit. */
export function shown(value, unit = "") {
    const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    const text = value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return unit === "" ? text : `${text} ${unit}`;
}

/** Nanoseconds in the unit that reads best. */
export function shownTime(ns) {
    if (ns < 1e3) return shown(ns, "ns");
    return ns < 1e6 ? shown(ns / 1e3, "µs") : shown(ns / 1e6, "ms");
}
