/** File name endings by MIME type, of every type that the media process makes or accepts. */
const extensions: Readonly<Record<string, string>> = {
  "video/mp4": "mp4",
  "video/quicktime": "mov",
  "video/webm": "webm",
  "video/x-matroska": "mkv",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
  "audio/mp4": "m4a",
  "audio/quicktime": "m4a",
  "audio/webm": "weba",
  "audio/x-matroska": "mka",
  "audio/aac": "aac",
  "audio/wav": "wav",
  "audio/mpeg": "mp3",
  "audio/flac": "flac",
  "audio/ogg": "ogg",
};

/** The ending, without a dot, for a MIME type; `bin` for one that is unknown. */
export function extensionOf(type: string): string {
  return Object.hasOwn(extensions, type) ? (extensions[type] ?? "bin") : "bin";
}
