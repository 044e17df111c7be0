/** Says from the page that an answer helped; whether that was heard. */
export async function markHelped(slug: string): Promise<boolean> {
  try {
    const answer = await fetch(`/api/faq/${encodeURIComponent(slug)}/helped`, {
      method: 'POST',
      headers: { accept: 'application/json' },
    })
    return answer.ok
  } catch {
    return false
  }
}
