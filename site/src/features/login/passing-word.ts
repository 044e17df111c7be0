import type { AstroCookies } from 'astro'

const words = ['code-expired', 'code-sent-again', 'code-changed'] as const

/** What one page leaves for the next to say, once. */
export type PassingWord = (typeof words)[number]

const NAME = '__Host-message'
const SECONDS = 60

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

/** Kept out of the address, so that a bookmark never says it again. */
export function leaveWord(cookies: AstroCookies, word: PassingWord): void {
  cookies.set(NAME, word, { ...attributes, maxAge: SECONDS })
}

export function takeWord(cookies: AstroCookies): PassingWord | undefined {
  const left = cookies.get(NAME)?.value
  if (left !== undefined) cookies.delete(NAME, attributes)
  return words.find((word) => word === left)
}
