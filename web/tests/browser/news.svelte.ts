/** As the replica's version is: whoever reads it reads again when it is another. */
export const news = $state({ version: 0 });
