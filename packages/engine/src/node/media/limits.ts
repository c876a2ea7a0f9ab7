/** Largest picture decoded from a film, in pixels: 4096 x 4096. One such frame takes 24 MiB, and decoders hold 16. */
export const maxFramePixels = 4096 * 4096;

/** Largest still picture, in pixels; phones make 50 million. */
export const maxImagePixels = 64_000_000;

/** Largest file read from a folder or the network, in bytes: 2 GiB. */
export const maxFileBytes = 2 * 1024 ** 3;
