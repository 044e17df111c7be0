import { findNames } from './known-names.ts'
import type { Stretch } from './stretch.ts'

/**
 * A text without what tells of somebody: the names that are given, and whatever looks like a mail
 * or postal address, a telephone number, an identifier, a date of birth or any long number. It
 * hides too much rather than too little; a name that nobody gave stays.
 */
export function maskPersonal(text: string, names: readonly string[]): string {
  const stretches = [...findPatterns(text), ...findNames(text, names)]
  return replaceStretches(text, withoutOverlaps(stretches))
}

/** The first that matches names what is hidden. */
const patterns: [mark: string, pattern: RegExp][] = [
  ['[adresse e-mail]', /[\p{L}\p{N}._%+'-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu],
  ['[référence]', /\b[A-Z]\d{2}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/gi],
  ['[IBAN]', /\b[A-Z]{2}\s?\d{2}(?:[\s.-]?[A-Z0-9]{4}){3,7}(?:[\s.-]?[A-Z0-9]{1,3})?\b/gi],
  [
    '[numéro de sécurité sociale]',
    /(?<!\d)[1-478][\s.-]?\d{2}[\s.-]?\d{2}[\s.-]?(?:\d{2}|2[AB])[\s.-]?\d{3}[\s.-]?\d{3}(?:[\s./-]*\d{2})?(?!\d)/gi,
  ],
  ['[SIRET]', /(?<!\d)\d{3}[\s.-]?\d{3}[\s.-]?\d{3}[\s.-]?\d{5}(?!\d)/g],
  [
    '[téléphone]',
    /(?<!\d)(?:(?:\+|00)\d{2,3}[\s.()-]*(?:0\)?[\s.-]*)?|0)[1-9](?:[\s./-]?\d{2}){4}(?!\d)/g,
  ],
  [
    '[date de naissance]',
    /(?<=\b(?:née?|naissance|anniversaire)\b[^\n\d]{0,30})\d{1,2}(?:er)?[\s/.-]+(?:\d{1,2}|\p{L}{3,9}\.?)[\s/.-]+\d{2,4}/giu,
  ],
  [
    '[date]',
    /(?<!\d)\d{1,2}(?:er)?[\s/.-]+(?:\d{1,2}|\p{L}{3,9}\.?)[\s/.-]+(?:19\d{2}|200\d)(?!\d)/gu,
  ],
  ['[date]', /(?<!\d)(?:19\d{2}|200\d)-\d{2}-\d{2}(?!\d)/g],
  [
    '[adresse]',
    /\b\d{1,4}\s?(?:bis|ter|quater)?,?\s+(?:rue|r\.|avenue|av\.|quai|boulevard|bd|place|pl\.|chemin|impasse|allées?|route|cours|square|résidence|lotissement|lieu-dit|venelle|sentier|môle|cale)\s[^\n,;.]{2,60}/giu,
  ],
  ['[commune]', /(?<!\d)(?:BP\s?\d+\s)?\d{5}\s+\p{Lu}[\p{L}'’-]+(?:[\s-]+\p{Lu}[\p{L}'’-]+)*/gu],
  [
    '[nom]',
    /(?<=(?:^|[^\p{L}])(?:Mme|M\.|Mr|Mlle|Monsieur|Madame|Mademoiselle|Maître|Me|Dr|Docteur|marin|capitaine|matelot)\s+)\p{Lu}[\p{L}'’-]*\.?(?:\s+(?:(?:de|du|des|le|la)\s+)?\p{Lu}[\p{L}'’-]*)*/gu,
  ],
  // An ISO day of these years is kept: it tells when something is due.
  ['[numéro]', /(?<![\d-])(?!20[1-9]\d-[01]\d-[0-3]\d(?!\d))\d(?:[\s.\-\u00a0\u202f]?\d){5,}/g],
]

function findPatterns(text: string): Stretch[] {
  return patterns.flatMap(([mark, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      mark,
    })),
  )
}

/** What overlaps becomes one stretch, with the mark of the first found: nothing shows at its edges. */
function withoutOverlaps(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = []
  for (const stretch of stretches) {
    const touched = merged.filter(({ start, end }) => start < stretch.end && stretch.start < end)
    const all = [...touched, stretch]
    for (const one of touched) merged.splice(merged.indexOf(one), 1)
    merged.push({
      start: Math.min(...all.map(({ start }) => start)),
      end: Math.max(...all.map(({ end }) => end)),
      mark: all[0]?.mark ?? stretch.mark,
    })
  }
  return merged.sort((one, other) => one.start - other.start)
}

function replaceStretches(text: string, stretches: readonly Stretch[]): string {
  let masked = ''
  let from = 0
  for (const { start, end, mark } of stretches) {
    masked += text.slice(from, start) + mark
    from = end
  }
  return masked + text.slice(from)
}
