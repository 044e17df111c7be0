import { mailTextKeys, windowTextKeys, windowTextRules } from 'content-types'
import { pageKeys } from '../../../content-types/src/definitions/page.ts'
import { mailTextRules } from '../../../content-types/src/mail-text-rules.ts'
import type { Entry, FakeCms } from '../../support/fake-cms.ts'
import { blocksOf } from './hostile-blocks.ts'

export interface Material {
  texts: readonly string[]
  links: readonly string[]
  /** A day that is shown as a deadline. */
  day: string
}

type Words = Pick<FakeCms['contents'], 'pages' | 'window-texts' | 'mail-texts' | 'redirects'>

/** Those contents that are one for each page, window or mail, and the addresses that were left. */
export function makeHostileWords({ texts, links, day }: Material): Words {
  const linkOf = (rank: number) => links[(5 * rank) % links.length] ?? ''
  const joined = texts.join(' ')
  // With braces that stand for nothing, or cut by a NUL, a text gives way to the portal's own words.
  const plain = texts.filter((text) => !/\{\{|\}\}/.test(text) && !text.includes('\0')).join(' ')
  return {
    pages: pageKeys.flatMap((key, rank) => [
      {
        ...{ documentId: previewedId(rank), updatedAt: day, key, title: joined, summary: joined },
        body: blocksOf(joined, linkOf(rank), links),
        publicationDate: '2026-03-02T08:00:00.000Z',
      },
    ]),
    'window-texts': windowTextKeys.map((key) => ({
      ...{ documentId: `${key}-${joined}`, updatedAt: day, key },
      ...{ title: plain, body: wordsWith(plain, windowTextRules[key].placeholders) },
    })),
    'mail-texts': mailTextKeys.map((key) => ({
      ...{ documentId: `${key}-${joined}`, updatedAt: day, key },
      ...{ subject: plain, body: wordsWith(plain, mailTextRules[key].placeholders) },
    })),
    redirects: texts
      .flatMap((text, rank) =>
        ['news', 'faq', 'form'].flatMap((kind): Entry[] => [
          { kind, from: movedSlug(rank), to: rank % 2 === 0 ? linkOf(rank) : text },
          { kind, from: text, to: linkOf(rank) },
        ]),
      )
      .map((entry, rank) => ({ documentId: `r-${String(rank)}`, updatedAt: day, ...entry })),
  }
}

/** Strapi's own id of what is previewed; others bear the text. */
export function previewedId(rank: number): string {
  return `apercu-${String(rank)}`
}

/** An address that a content has left. */
export function movedSlug(rank: number): string {
  return `ancienne-${String(rank)}`
}

/** With each of the words between braces that the text must keep. */
function wordsWith(text: string, placeholders: object): string {
  return [text, ...Object.keys(placeholders).map((name) => `{{${name}}}`)].join('\n\n')
}
