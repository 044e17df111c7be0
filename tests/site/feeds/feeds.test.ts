import { newsSummarySchema } from 'content-types'
import { expect, test } from 'vitest'
import { atomFeed } from '../../../site/src/features/feeds/atom.ts'
import type { Feed } from '../../../site/src/features/feeds/feed.ts'
import { rssFeed } from '../../../site/src/features/feeds/rss.ts'
import { makeNews } from '../support/contents.ts'
import { parseXml, type Element } from '../support/parse-xml.ts'

const portal = new URL('https://portail.enim.example')
const cotisation = { slug: 'cotisation', name: 'Cotisation & taux' }
const published = '2026-03-02T08:00:00.000Z'

function feedOf(...entries: Record<string, unknown>[]): Feed {
  const news = entries.map((entry) =>
    newsSummarySchema.parse(makeNews({ slug: 'nouveau-taux', ...entry })),
  )
  return { news, portal }
}

function channelOf(feed: Feed): Element {
  const rss = parseXml(rssFeed(feed))
  expect([rss.name, rss.attributes.version]).toEqual(['rss', '2.0'])
  const [channel] = rss.children
  if (channel?.name !== 'channel') throw new Error('No channel.')
  return channel
}

const textsOf = (element: Element | undefined) =>
  Object.fromEntries((element?.children ?? []).map(({ name, text }) => [name, text]))

const named = (element: Element, wanted: string) =>
  element.children.filter(({ name }) => name === wanted)

const linksOf = (element: Element) =>
  named(element, 'link').map(({ attributes }) => [attributes.rel, attributes.href])

test('RSS 2.0 has what its specification asks for, with absolute addresses', () => {
  const channel = channelOf(feedOf({ title: 'Un taux', publicationDate: published }))
  expect(textsOf(channel)).toMatchObject({
    title: 'Actualités Enim',
    link: 'https://portail.enim.example/actualites',
    description: 'Les actualités de l’Enim pour les employeurs de marins.',
    language: 'fr',
    lastBuildDate: 'Mon, 02 Mar 2026 08:00:00 GMT',
  })
  expect(named(channel, 'atom:link')[0]?.attributes.href).toBe(
    'https://portail.enim.example/actualites/rss.xml',
  )
  expect(textsOf(named(channel, 'item')[0])).toEqual({
    title: 'Un taux',
    link: 'https://portail.enim.example/actualites/nouveau-taux',
    guid: 'https://portail.enim.example/actualites/nouveau-taux',
    pubDate: 'Mon, 02 Mar 2026 08:00:00 GMT',
    category: 'Cotisation',
    description: 'Résumé de nouveau-taux.',
  })
})

test('Atom has what RFC 4287 asks for, with absolute addresses', () => {
  const feed = parseXml(atomFeed(feedOf({ title: 'Un taux', publicationDate: published })))
  expect([feed.name, feed.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom'])
  expect(textsOf(feed)).toMatchObject({
    id: 'https://portail.enim.example/actualites/atom.xml',
    title: 'Actualités Enim',
    updated: published,
  })
  expect(textsOf(named(feed, 'author')[0])).toEqual({ name: 'Enim' })
  expect(linksOf(feed)).toEqual([
    ['self', 'https://portail.enim.example/actualites/atom.xml'],
    ['alternate', 'https://portail.enim.example/actualites'],
  ])
  const [entry] = named(feed, 'entry')
  if (!entry) throw new Error('No entry.')
  expect(textsOf(entry)).toMatchObject({
    id: 'https://portail.enim.example/actualites/nouveau-taux',
    title: 'Un taux',
    published,
    updated: published,
    summary: 'Résumé de nouveau-taux.',
  })
  expect(linksOf(entry)).toEqual([
    ['alternate', 'https://portail.enim.example/actualites/nouveau-taux'],
  ])
})

test('the feed of a domain names it and its own addresses', () => {
  const feed = { ...feedOf({}), domain: cotisation }
  expect(textsOf(channelOf(feed))).toMatchObject({
    title: 'Actualités Enim : Cotisation & taux',
    link: 'https://portail.enim.example/actualites/domaine/cotisation',
  })
  expect(textsOf(parseXml(atomFeed(feed)))).toMatchObject({
    id: 'https://portail.enim.example/actualites/domaine/cotisation/atom.xml',
  })
})

test('words that look like markup, or that XML cannot hold, leave them well formed', () => {
  const feed = feedOf({
    title: 'A & B <c> "d" \'e\' &amp; \u0007\uFFFE]]>',
    summary: '<![CDATA[x]]> \u{1F6A2}',
    domains: [{ slug: 'a"b', name: '<d> & "e"' }],
  })
  const title = 'A & B <c> "d" \'e\' &amp; ]]>'
  expect(textsOf(named(channelOf(feed), 'item')[0])).toMatchObject({
    title,
    category: '<d> & "e"',
    description: '<![CDATA[x]]> \u{1F6A2}',
  })
  const [entry] = named(parseXml(atomFeed(feed)), 'entry')
  expect(textsOf(entry)).toMatchObject({ title, summary: '<![CDATA[x]]> \u{1F6A2}' })
})

test('feeds without news are well formed', () => {
  expect(named(channelOf(feedOf()), 'item')).toEqual([])
  expect(named(parseXml(atomFeed(feedOf())), 'entry')).toEqual([])
})
