// The part of usher_core.js that is ours: puts the core of bindings.cpp on the module, as
// package/src/module.ts declares it.

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function give(given, place) {
    const bytes = typeof given === "string" ? encoder.encode(given) : given;
    // The memory may grow for it, and stand elsewhere afterwards.
    const address = _room_for(place, bytes.length);
    HEAPU8.set(bytes, address);
}

function answered() {
    const address = _answer_text();
    return decoder.decode(HEAPU8.subarray(address, address + _answer_size()));
}

function asking(call) {
    return (...texts) => {
        texts.forEach(give);
        call();
        return answered();
    };
}

Module["core"] = {
    judge_field: asking(_core_judge_field),
    judge_paste: asking(_core_judge_paste),
    open(...texts) {
        texts.forEach(give);
        _core_open();
    },
    put: asking(_core_put),
    put_block: asking(_core_put_block),
    window: asking(_core_window),
    scopes: asking(_core_scopes),
    days: asking(_core_days),
    explain: asking(_core_explain),
    organization: asking(_core_organization),
    person: asking(_core_person),
    judge: asking(_core_judge),
    submit: (sequence, ...texts) => asking(() => _core_submit(sequence))(...texts),
    settle: asking(_core_settle),
    pending: asking(_core_pending),
    prepare: () => Boolean(_core_prepare()),
    memory: () => HEAPU8.length,
};
