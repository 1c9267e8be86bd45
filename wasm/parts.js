// The part of usher_core.js that is ours and comes first: the module is in two. What the first rows need is in usher_core.wasm;
// the rest, usher_core_rest.wasm, is fetched by `Module.rest()`, or at once when something of it is called before that.

// As Emscripten calls import.meta until it has written the module.
const rest_address = new URL("usher_core_rest.wasm", EMSCRIPTEN$IMPORT$META.url).toString();
let first_exports;
let rest_entered = false;
let rest_coming;

// Its functions take the places in the table that the first part calls them at.
function enter_rest(module) {
    if (rest_entered) return;
    new WebAssembly.Instance(module, { primary: first_exports });
    rest_entered = true;
}

function rest_at_once() {
    enter_rest(new WebAssembly.Module(Module["restBinary"] || readBinary(rest_address)));
}

function streamed(address, compile) {
    return fetch(address, { credentials: "same-origin" }).then((response) => {
        if (!response.ok) throw new Error(address + ": " + response.status);
        return compile(response);
    });
}

function compiled_rest() {
    const given = Module["restBinary"];
    return given ? WebAssembly.compile(given) : streamed(rest_address, (response) => WebAssembly.compileStreaming(response));
}

Module["rest"] = () => {
    if (rest_entered) return Promise.resolve();
    if (!rest_coming) rest_coming = compiled_rest().then(enter_rest).finally(() => (rest_coming = undefined));
    return rest_coming;
};

Module["instantiateWasm"] = (imports, receive) => {
    const in_the_table = (place) => {
        const table = Object.values(first_exports).find((each) => each instanceof WebAssembly.Table);
        return table.get(Number(place));
    };
    imports["placeholder"] = new Proxy({}, {
        get: (_, place) => (...values) => {
            rest_at_once();
            return in_the_table(place)(...values);
        },
    });
    const given = Module["wasmBinary"];
    const started = given
        ? WebAssembly.instantiate(given, imports)
        : streamed(wasmBinaryFile, (response) => WebAssembly.instantiateStreaming(response, imports));
    started.then(({ instance, module }) => {
        first_exports = instance.exports;
        receive(instance, module);
    }).catch(readyPromiseReject);
    return {};
};
