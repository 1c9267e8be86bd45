import { existsSync, readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { shown } from "./figures.mjs";
import { Row } from "./table.mjs";

const assets = "build/release/web/assets";

function size(files) {
    const contents = files.map((file) => readFileSync(file));
    const sum = (lengths) => lengths.reduce((total, length) => total + length, 0) / 1000;
    return {
        raw: sum(contents.map((bytes) => bytes.length)),
        gzip: sum(contents.map((bytes) => gzipSync(bytes, { level: 9 }).length)),
        brotli: sum(contents.map((bytes) => brotliCompressSync(bytes).length)),
    };
}

/** Every script that the page's HTML leads to, at once or later, and of the core what the first rows need. What comes before them the browser tells. */
function filesOf(page) {
    const names = readdirSync(assets).filter((name) => /\.(js|wasm)$/.test(name) && !name.startsWith("usher_core_rest"));
    const found = new Set();
    const follow = (text) => {
        for (const name of names) {
            if (found.has(name) || !text.includes(name)) continue;
            found.add(name);
            if (name.endsWith(".js")) follow(readFileSync(`${assets}/${name}`, "utf8"));
        }
    };
    follow(readFileSync(page, "utf8"));
    return [...found].map((name) => `${assets}/${name}`);
}

function row(what, files) {
    const { raw, gzip, brotli } = size(files);
    const beside = `gzip ${shown(gzip, "kB")}, brotli ${shown(brotli, "kB")}`;
    return new Row(what, shown(raw, "kB"), { beside, ratio: brotli / raw });
}

/** Sizes, raw and as they travel. A kB is 1,000 bytes. */
export function rows() {
    const dist = "wasm/package/dist";
    const apps = ["admin", "account"].map((app) => [app, `build/release/web/${app}/index.html`]);
    return [
        row("usher_core.wasm", [`${dist}/usher_core.wasm`]),
        row("usher_core.js", [`${dist}/usher_core.js`]),
        ...apps.filter(([, page]) => existsSync(page)).map(([app, page]) => row(`${app} app, all of it`, filesOf(page))),
    ];
}
