/** A catalogue of `messages/`, compiled by plugins/words.ts. */
declare module "words:*" {
    const catalogue: import("./words.ts").Catalogue;
    export default catalogue;
}
