/** Below this zoom words can't be read any more: of a card only its name and its state are drawn. */
export const wordsZoom = 0.45;
