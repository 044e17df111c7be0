import { absoluteLinks, deadLinks } from './addresses.ts'
import { boldAsHeadings, headingsAsBold, skippedLevels } from './headings.ts'
import { addressesAsLinks, emptyLinks, vagueLinks } from './links.ts'
import { barePdf } from './pdf.ts'
import { missingAlternatives } from './pictures.ts'
import type { Remark } from './remark.ts'
import { missingRelation, missingSummary } from './required.ts'
import { hardReading, longSentences } from './sentences.ts'
import { duplicateTitle, titleFullStop } from './titles.ts'
import { allCapitals, doubleSpaces, emptyParagraphs } from './words.ts'
import type { Surroundings, Writing } from './writing.ts'

export { linkedContent, urlsOf, type LinkedKind } from './addresses.ts'
export type { ReadPdf } from './read-pdf.ts'
export { sayRemark, type Remark } from './remark.ts'
export { checkedTypes, populatedFor, titleFieldOf, writingOf } from './writing-of.ts'
export type { Surroundings, Writing } from './writing.ts'

const rules: ((writing: Writing, surroundings: Surroundings) => Remark[])[] = [
  missingRelation,
  missingSummary,
  missingAlternatives,
  emptyLinks,
  deadLinks,
  titleFullStop,
  duplicateTitle,
  skippedLevels,
  headingsAsBold,
  boldAsHeadings,
  vagueLinks,
  addressesAsLinks,
  absoluteLinks,
  longSentences,
  hardReading,
  allCapitals,
  emptyParagraphs,
  doubleSpaces,
  barePdf,
]

/** Everything to mend in an entry, what blocks first. */
export function remarksOn(writing: Writing, surroundings: Surroundings): Remark[] {
  const remarks = rules.flatMap((rule) => rule(writing, surroundings))
  return [...remarks.filter(isBlocking), ...remarks.filter((remark) => !isBlocking(remark))]
}

export function isBlocking({ severity }: Remark): boolean {
  return severity === 'bloquant'
}
