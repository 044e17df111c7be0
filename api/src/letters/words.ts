import { fillDoubleBraces, formatDate, type Frequency, type LetterNews } from 'content-types'
import type { MailTexts } from '../platform/mail-texts.ts'

/** Where the personal places of a letter are, until each copy has its own. */
export interface Ways {
  preferences: string
  pause: string
  leave: string
}

/** What a subscriber of each frequency is told about it. */
export const rhythms: Record<Frequency, string> = {
  'at-once': 'dès leur publication',
  weekly: 'chaque semaine',
  monthly: 'chaque mois',
}

interface Occasion {
  frequency: Frequency
  news: readonly Pick<LetterNews, 'title'>[]
  at: Date
}

/** What a letter says besides its news, in the words of editors when there are any. */
export function wordsOf(texts: MailTexts, occasion: Occasion) {
  const { frequency, news, at } = occasion
  const found = texts.find('lettre-d-actualites')
  const [only, ...others] = news
  const isAlone = only !== undefined && others.length === 0
  if (!found) {
    return { subject: isAlone ? only.title : digestSubject(frequency, at), introduction: [] }
  }
  const values = { rythme: rhythms[frequency], date: formatDate(at) }
  return {
    subject: isAlone ? only.title : fillDoubleBraces(found.subject, values),
    introduction: found.body
      .split(/\r?\n[^\S\n]*\r?\n/)
      .map((paragraph) => fillDoubleBraces(paragraph, values).trim())
      .filter((paragraph) => paragraph !== ''),
  }
}

function digestSubject(frequency: Frequency, at: Date): string {
  if (frequency === 'monthly') return `L’actualité du mois, au ${formatDate(at)}`
  if (frequency === 'weekly') return `L’actualité de la semaine, au ${formatDate(at)}`
  return `L’actualité Enim du ${formatDate(at)}`
}

/** What mail programs show after the subject, before the mail is opened. */
export function preheaderOf(news: readonly LetterNews[]): string {
  const [only, ...others] = news
  if (only && others.length === 0) return only.summary
  return news.map(({ title }) => title).join(' · ')
}

export function newsAddress(publicUrl: string, { slug }: Pick<LetterNews, 'slug'>): string {
  return `${publicUrl}/actualites/${encodeURIComponent(slug)}`
}

export function onlineAddress(publicUrl: string, id: string): string {
  return `${publicUrl}/actu/lettres/${encodeURIComponent(id)}`
}

/** Why this mail came, and that answering leads nowhere unless somebody reads the answers. */
export function footerWords(frequency: Frequency, mayAnswer: boolean): string[] {
  return [
    `Vous recevez cette lettre parce que cette adresse est abonnée aux actualités de l’Enim, ${rhythms[frequency]}.`,
    'Elle ne contient ni pixel espion ni lien de suivi\u00a0: l’Enim ne sait pas si vous l’avez ouverte.',
    ...(mayAnswer ? [] : ['Ne répondez pas à ce message\u00a0: personne ne lit les réponses.']),
  ]
}
