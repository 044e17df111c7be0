import type { FaqFigures } from 'content-types'

type Figures = FaqFigures['figures']

/** None for an entry that readers do not see yet. */
export function figuresOf(figures: Figures, slug: string): { views: number; helped: number } {
  return figures.find((one) => one.slug === slug) ?? { views: 0, helped: 0 }
}

export function viewWords(views: number): string {
  return `${String(views)} lecture${views > 1 ? 's' : ''}`
}

export function helpedWords(helped: number): string {
  return `« Cette réponse m’a aidé » : ${String(helped)} fois`
}
