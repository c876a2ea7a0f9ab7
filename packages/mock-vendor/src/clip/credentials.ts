/** The UUID of the box in which C2PA puts its manifests into an MP4. */
const uuid = Buffer.from("d8fec3d61b0e483c92975828877ec481", "hex");
/** Version and flags, then the purpose; what would follow is a manifest, which nobody here can sign. */
const content = Buffer.from("\0\0\0\0manifest\0not a manifest", "latin1");

/** A film with the place of Content Credentials at its end, where players pass over it. */
export function withCredentials(film: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + uuid.length + content.length);
  head.write("uuid", 4, "latin1");
  return Buffer.concat([film, head, uuid, content]);
}
