/** « 4f1a-09bc-77d2-e5a0 »: what is printed of the SHA-256 of a content. */
export function codeOf(fingerprint: string): string {
  return (fingerprint.slice(0, 16).match(/.{4}/g) ?? []).join('-')
}
