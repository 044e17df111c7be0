interface Shown {
  theme?: string | undefined
  words?: string
  thanked?: string
}

/** The question page with these frequent questions, at this one if any. */
export function faqAddress({ theme, words, thanked }: Shown): `/espace/question${string}` {
  const query = new URLSearchParams()
  if (theme) query.set('theme', theme)
  if (words) query.set('recherche', words)
  if (thanked) query.set('utile', thanked)
  const asked = query.size > 0 ? `?${query.toString()}` : ''
  const anchor = thanked ? `#faq-${encodeURIComponent(thanked)}` : ''
  return `/espace/question${asked}${anchor}`
}
