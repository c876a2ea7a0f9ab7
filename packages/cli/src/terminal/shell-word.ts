/** A file's name as it is typed at a prompt: in quotes where it has spaces or what a shell reads as something else. */
export function shellWord(name: string): string {
  if (/^[\p{L}\p{M}\p{N}_@%+=:,./\\-]+$/u.test(name)) return name;
  return /["$`!]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`;
}
