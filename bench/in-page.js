// Runs in the page before its own code. Remembers when things happened, in milliseconds of the page's clock, and changes nothing.
(() => {
    const calls = new Map();
    const seen = { first_rows: null, everybody: null, windows: [], keys: [] };
    globalThis.usher_bench = seen;

    let frames = 0;
    const count = () => {
        frames += 1;
        requestAnimationFrame(count);
    };

    /** When the next picture is handed on. */
    const painted = async () => {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = resolve;
            port2.postMessage(null);
        });
        return performance.now();
    };

    let key = null;
    addEventListener("keydown", (event) => (key = { at: event.timeStamp, frames }), { capture: true });

    async function answered(call, text) {
        if (seen.everybody === null && text?.includes('"loaded":true')) {
            seen.everybody = 0;
            seen.everybody = await painted();
        }
        seen.windows.push({ ...call, ms: performance.now() - call.asked });
        if (!call.rows || !key) return;
        const pressed = key;
        key = null;
        const at = await painted();
        seen.keys.push({ search: call.search, ms: at - pressed.at, frames: frames - pressed.frames });
    }

    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (call, ...rest) {
        if (!calls.has(this)) {
            calls.set(this, new Map());
            this.addEventListener("message", ({ data }) => {
                const asked = calls.get(this).get(data.id);
                calls.get(this).delete(data.id);
                if (asked) void answered(asked, data.text);
            });
        }
        if (call.method === "window") {
            const { search, sort, descending, from, to } = JSON.parse(call.arguments[0]);
            calls.get(this).set(call.id, { search, sort, descending, rows: to - from, asked: performance.now() });
        }
        return post.call(this, call, ...rest);
    };

    const watch = new MutationObserver(async () => {
        if (!document.querySelector('[role="row"][aria-rowindex="2"] a')) return;
        watch.disconnect();
        seen.first_rows = await painted();
        count();
    });
    watch.observe(document, { childList: true, subtree: true });
})();
