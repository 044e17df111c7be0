const told = new Set<string>()

/** Says once that an answer was opened; nothing is lost when that is not heard. */
export function markRead(slug: string): void {
  if (told.has(slug)) return
  told.add(slug)
  void fetch(`/api/faq/${encodeURIComponent(slug)}/reading`, {
    method: 'POST',
    headers: { accept: 'application/json' },
  }).catch(() => undefined)
}
