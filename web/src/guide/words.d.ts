declare module "guide-words" {
    const words: Record<string, string>;
    export default words;
}
