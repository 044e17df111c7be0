/** How editors say that words are of another language: `[en: crew list]`. */
const mark = /\[(br|de|en|es|it|la|nl|pl|pt|tl): ?([^[\]]{1,200})\]/

export interface LanguagePart {
  text: string
  /** As BCP 47 names it; left out of what is French. */
  language?: string
}

/** A text cut where its language changes, without the marks that say so. */
export function languageParts(text: string): LanguagePart[] {
  const parts: LanguagePart[] = []
  let rest = text
  for (let found = mark.exec(rest); found; found = mark.exec(rest)) {
    const [whole, language = '', words = ''] = found
    if (found.index > 0) parts.push({ text: rest.slice(0, found.index) })
    parts.push({ text: words, language })
    rest = rest.slice(found.index + whole.length)
  }
  return rest === '' ? parts : [...parts, { text: rest }]
}

/** The words alone, as a mail or a search has them. */
export function withoutLanguageMarks(text: string): string {
  return languageParts(text)
    .map((part) => part.text)
    .join('')
}
