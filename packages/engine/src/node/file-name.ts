/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const endings = /\.(?:mp4|mov|webm|mkv|png|jpe?g|webp|gif|m4a|wav|mp3|flac|ogg|txt|json)$/i;

/**
 * A file name, without ending, that is safe in any folder of any system and still says what the person said: letters of
 * all scripts stay. An ending that the name has is dropped, since the content decides it.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(endings, "")
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-")
    .replace(/-{2,}/g, "-");
  const short = [...plain]
    .slice(0, 60)
    .join("")
    .replace(/^[.\-_]+|[.\-_]+$/g, "");
  if (short === "") return "untitled";
  return devices.test(short.split(".")[0] ?? "") ? `file-${short}` : short;
}
