// Runs in the page before its own code. Remembers when things happened, in milliseconds of the page's clock, and changes nothing.
(() => {
    const calls = new Map();
    const seen = { first_rows: null, everybody: null, keys: [] };
    globalThis.usher_bench = seen;

    let frames = 0;
    const count = () => {
        frames += 1;
        requestAnimationFrame(count);
    };

    /** When the next picture is handed on, and which it is. */
    const painted = async () => {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const frame = frames;
        await new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = resolve;
            port2.postMessage(null);
        });
        return { at: performance.now(), frame };
    };

    let key = null;
    addEventListener("keydown", (event) => (key = { at: event.timeStamp, frames }), { capture: true });

    async function answered(call, text) {
        if (seen.everybody === null && text?.includes('"loaded":true')) {
            seen.everybody = 0;
            seen.everybody = (await painted()).at;
        }
        if (!call.rows || !key) return;
        const pressed = key;
        key = null;
        const { at, frame } = await painted();
        seen.keys.push({ search: call.search, ms: at - pressed.at, frames: frame - pressed.frames });
    }

    const post = Worker.prototype.postMessage;
    const waiting = new Map();
    let last = null;
    Worker.prototype.postMessage = function (call, ...rest) {
        if (!calls.has(this)) {
            calls.set(this, new Map());
            this.addEventListener("message", ({ data }) => {
                waiting.get(data.id)?.();
                const asked = calls.get(this).get(data.id);
                calls.get(this).delete(data.id);
                if (asked) void answered(asked, data.text);
            });
        }
        if (call.method === "window") {
            const query = JSON.parse(call.arguments[0]);
            last = { worker: this, call, query };
            calls.get(this).set(call.id, { search: query.search, rows: query.to - query.from });
        }
        return post.call(this, call, ...rest);
    };

    /** Milliseconds, there and back, for what the page asked last but for `change`, while it does nothing else. Its own numbers are small. */
    let number = 1e9;
    seen.ask = async (change) => {
        const { worker, call, query } = last;
        const id = ++number;
        const text = JSON.stringify({ ...query, ...change });
        const asked = performance.now();
        await new Promise((resolve) => {
            waiting.set(id, resolve);
            post.call(worker, { ...call, id, arguments: [text] });
        });
        waiting.delete(id);
        return performance.now() - asked;
    };

    const watch = new MutationObserver(async () => {
        if (!document.querySelector('[role="row"][aria-rowindex="2"] a')) return;
        watch.disconnect();
        seen.first_rows = (await painted()).at;
        count();
    });
    watch.observe(document, { childList: true, subtree: true });
})();
