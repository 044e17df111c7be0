import { advise, type Remark } from './remark.ts'
import { piecesOf, type Writing } from './writing.ts'

const MOST_WORDS = 30
/** On fewer words the figure means nothing. */
const FEWEST_WORDS = 100
/** Under it, a text is hard for half of its readers (Kandel and Moles, 1958). */
const HARD = 30

export function longSentences(writing: Writing): Remark[] {
  return piecesOf(writing).flatMap((piece) =>
    sentencesOf(piece.text)
      .filter((sentence) => wordsOf(sentence).length > MOST_WORDS)
      .map((sentence) =>
        advise(
          { ...piece, words: sentence },
          `Cette phrase a ${String(wordsOf(sentence).length)} mots : au-delà de ${String(MOST_WORDS)}, faites-en deux.`,
        ),
      ),
  )
}

/** Flesch's reading ease with Kandel and Moles's weights for French. */
export function hardReading(writing: Writing): Remark[] {
  const { body } = writing
  if (!body) return []
  const text = piecesOf(writing).filter(({ field }) => field === body.field)
  const sentences = text.flatMap((piece) => sentencesOf(piece.text))
  const words = sentences.flatMap(wordsOf)
  if (words.length < FEWEST_WORDS) return []
  const syllables = words.reduce((total, word) => total + syllablesOf(word), 0)
  const ease = 207 - (1.015 * words.length) / sentences.length - (73.6 * syllables) / words.length
  if (ease >= HARD) return []
  return [
    advise(
      { field: body.field },
      `Ce texte se lit difficilement (indice ${String(Math.max(0, Math.round(ease)))} sur 100, ${String(HARD)} au moins est souhaitable) : préférez des phrases et des mots plus courts.`,
    ),
  ]
}

/** A point ends a sentence when a space and a capital follow, and no abbreviation comes before. */
export function sentencesOf(text: string): string[] {
  return text
    .split(
      /(?<!(?:^|\s)(?:\p{L}|art|cf)\.)(?<=[.!?…][»"”)]?)[\s\u00a0]+(?=[«"“(]?[\s\u00a0]?\p{Lu})|\n+/u,
    )
    .filter((sentence) => wordsOf(sentence).length > 0)
}

function wordsOf(text: string): string[] {
  return text.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\d]/u.test(word))
}

function syllablesOf(word: string): number {
  const letters = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
  const groups = letters.replace(/(?<=[^aeiouy])e(s|nt)?$/, '').match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}
