import type { Entry, FakeCms } from '../../support/fake-cms.ts'
import { blocksOf, mediaOf } from './hostile-blocks.ts'
import { makeHostileWords, previewedId, type Material } from './hostile-words.ts'

type Contents = FakeCms['contents']

/** The address of the one blank form that is filled in online. */
export const fillable = 'a-remplir'
const themeSlugs = ['cotisation', 'declaration', 'accidents']

/** Each text in every field of a Strapi that checks nothing, and each link wherever one goes. */
export function makeHostileContents({ texts, links, day }: Material): Contents {
  const linkOf = (rank: number) => links[(5 * rank) % links.length] ?? ''
  const joined = texts.join(' ')
  const each = (make: (text: string, rank: number, link: string) => Entry[]): Entry[] =>
    texts.flatMap((text, rank) =>
      make(text, rank, linkOf(rank)).map((entry, more) => ({
        // The first of each pair is one whose draft can be asked for.
        documentId: more === 0 ? previewedId(rank) : `${String(rank)}-${String(more)}-${text}`,
        id: 2 * rank + more,
        updatedAt: '2026-01-05T08:00:00.000Z',
        ...entry,
      })),
    )
  const themeOf = (text: string) => ({ slug: 'cotisation', name: text })
  return {
    'news-articles': each((text, rank, link) => [
      newsOf(text, link, newsSlug(rank), links),
      newsOf(text, link, text, links),
    ]),
    themes: each((text, rank) => [themeEntry(text, themeSlugs[rank] ?? text, rank)]),
    forms: [
      ...each((text, rank, link) => [
        formEntry(text, `formulaire-${String(rank)}`, link),
        formEntry(text, text, link),
      ]),
      {
        ...formEntry(texts[0] ?? '', fillable, '/uploads/a-remplir.pdf'),
        documentId: fillable,
        updatedAt: day,
        fieldSettings: texts.map(fieldSettingOf),
      },
    ],
    'faq-entries': each((text, rank, link) => [
      {
        slug: `question-${String(rank)}`,
        question: text,
        answer: blocksOf(text, link, links),
        theme: themeOf(text),
        rank: 1,
      },
      {
        slug: text,
        question: text,
        answer: blocksOf(text, link, links),
        theme: themeOf(text),
        rank: 2,
      },
    ]),
    'answer-templates': each((text, rank) => [
      { title: text, slug: `modele-${String(rank)}`, theme: themeOf(text), text, rank: 1 },
      { title: text, slug: text, theme: null, text, rank: 2 },
    ]),
    deadlines: each((text, rank, link) => [
      {
        title: text,
        slug: `echeance-${String(rank)}`,
        theme: themeOf(text),
        date: day,
        repeats: 'une seule fois',
        until: null,
        postponed: true,
        description: text,
        link,
      },
    ]),
    ...makeHostileWords({ texts, links, day }),
    setting: {
      documentId: 'setting',
      updatedAt: day,
      helpPhone: joined,
      helpTariff: joined,
      firstOpenDay: 'lundi',
      lastOpenDay: 'vendredi',
      opensAt: '09:00',
      closesAt: '17:00',
      banner: joined,
    },
  }
}

export function newsSlug(rank: number): string {
  return `actualite-${String(rank)}`
}

/** The field of the PDF that bears the text of that rank. */
export function fieldName(rank: number): string {
  return `champ_${String(rank)}`
}

function newsOf(text: string, link: string, slug: string, links: readonly string[]): Entry {
  return {
    slug,
    title: text,
    summary: text,
    reserved: false,
    byLetter: true,
    domains: [
      { slug: 'cotisation', name: text },
      { slug: text, name: text },
    ],
    body: blocksOf(text, link, links),
    picture: mediaOf(text, link),
    publicationDate: '2026-03-02T08:00:00.000Z',
  }
}

function themeEntry(text: string, slug: string, rank: number): Entry {
  return {
    slug,
    name: text,
    rank: rank + 1,
    serviceName: text,
    serviceEmail: text,
    serviceAddress: text,
    servicePhone: text,
    silence: 'rejet',
    silenceMonths: 2,
    remedies: text,
  }
}

function formEntry(text: string, slug: string, link: string): Entry {
  return {
    slug,
    title: text,
    description: text,
    version: text,
    replaces: text,
    theme: { slug: 'cotisation', name: text },
    file: mediaOf(text, link),
    fieldSettings: [],
  }
}

/** A page of its own for each. */
function fieldSettingOf(text: string, rank: number) {
  return { name: fieldName(rank), label: text, help: text, group: text, fact: null, hidden: false }
}
