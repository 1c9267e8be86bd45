/** The artefact of the CMake preset `wasm`; see module.ts for its surface. */
declare module "*/dist/usher_core.js" {
    const create: (options?: object) => Promise<unknown>;
    export default create;
}
