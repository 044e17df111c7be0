import '../support/environment.ts'
import { experimental_AstroContainer as Container } from 'astro/container'
import { blocksSchema, type Block, type Inline } from 'content-types'
import { beforeAll, describe, expect, test } from 'vitest'
import BlocksView from '../../../site/src/features/content/BlocksView.astro'

let container: Awaited<ReturnType<typeof Container.create>>

beforeAll(async () => {
  container = await Container.create()
})

async function render(blocks: unknown, under: 1 | 2 | 3 = 1): Promise<string> {
  const props = { blocks: blocksSchema.parse(blocks), under }
  const html = await container.renderToString(BlocksView, { props })
  return html.replace(/ data-astro-[\w-]+(?:="[^"]*")?/g, '')
}

const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks })
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })
const heading = (level: number, words: string) => ({
  type: 'heading',
  level,
  children: [text(words)],
})
const link = (url: string) => ({ type: 'link', url, children: [text('ici')] })

describe('links', () => {
  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://portail.enim.example/1',
    'ftp://example.org',
    'intent://x#Intent;end',
    'view-source:https://example.org',
    'http://',
    'https://[',
  ])('%j leads nowhere: its words stay', async (url) => {
    const html = await render([paragraph(text('Voir '), link(url))])
    expect(html).not.toContain('<a')
    expect(html).toMatch(/<p>\s*Voir ici\s*<\/p>/)
  })

  test.each([
    ['/actualites', '/actualites'],
    ['https://portail.enim.example/actu?x=1#y', '/actu?x=1#y'],
    ['mailto:aide@enim.example', 'mailto:aide@enim.example'],
    ['tel:0811701703', 'tel:0811701703'],
  ])('%s stays in the portal or opens a program', async (url, href) => {
    const html = await render([paragraph(link(url))])
    expect(html).toContain(`<a href="${href}">`)
    expect(html).not.toContain('autre site')
  })

  test.each([
    ['https://www.legifrance.gouv.fr/', 'www.legifrance.gouv.fr'],
    ['//example.org/a', 'example.org'],
    ['/\\example.org', 'example.org'],
    ['https://portail.enim.example@example.org/', 'example.org'],
    ['http://portail.enim.example/', 'portail.enim.example'],
  ])('%s is announced as another site', async (url, host) => {
    const html = await render([paragraph(link(url))])
    expect(html).toContain(`(autre site : ${host})`)
    expect(html).toContain('rel="external noopener"')
  })

  test('an address cannot leave its attribute', async () => {
    const html = await render([paragraph(link('https://example.org/"onmouseover="alert(1)'))])
    expect(html).not.toContain('"onmouseover')
  })
})

describe('text', () => {
  test('markup in the words of an editor is words', async () => {
    const html = await render([
      paragraph(text('<img src=x onerror=alert(1)>')),
      heading(2, '<script>alert(1)</script>'),
      { type: 'code', children: [text('</code><script>alert(1)</script>')] },
    ])
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  test('marks are nested, and line breaks kept', async () => {
    const html = await render([paragraph(text('un\ndeux', { bold: true, italic: true }))])
    expect(html).toContain('<strong><em>un<br>deux</em></strong>')
  })

  test('no space appears between a word and the punctuation after it', async () => {
    const html = await render([
      paragraph(
        text('voir '),
        link('/actu'),
        text(', puis '),
        text('valider', { bold: true }),
        text('.'),
      ),
    ])
    expect(html).toMatch(/voir <a href="\/actu">ici<\/a>, puis <strong>valider<\/strong>\.<\/p>/)
  })

  test('an empty paragraph is left out', async () => {
    expect(await render([paragraph(text(' ')), paragraph(text('a'))])).toMatch(
      /^<div[^>]*><p>a<\/p><\/div>$/,
    )
  })
})

describe('headings', () => {
  const levelsIn = (html: string) => [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))

  test('none is an h1, and none leaves a gap, whatever the editor chose', async () => {
    expect(levelsIn(await render([heading(1, 'a'), heading(2, 'b')]))).toEqual([2, 3])
    expect(levelsIn(await render([heading(3, 'a'), heading(6, 'b'), heading(3, 'c')]))).toEqual([
      2, 3, 2,
    ])
    expect(levelsIn(await render([heading(4, 'a')], 3))).toEqual([4])
  })

  test('none is deeper than an h6', async () => {
    const blocks = [1, 2, 3, 4, 5, 6].map((level) => heading(level, 'a'))
    expect(levelsIn(await render(blocks, 2))).toEqual([3, 4, 5, 6, 6, 6])
  })
})

describe('lists', () => {
  const item = (words: string) => ({ type: 'list-item', children: [text(words)] })

  test('a nested list is inside the item it follows', async () => {
    const html = await render([
      {
        type: 'list',
        format: 'ordered',
        children: [
          item('un'),
          { type: 'list', format: 'unordered', children: [item('a'), item('b')] },
          item('deux'),
        ],
      },
    ])
    expect(html.replace(/\s+/g, '')).toContain(
      '<ol><li>un<ul><li>a</li><li>b</li></ul></li><li>deux</li></ol>',
    )
  })

  test('a list that begins with a list still has an item around it', async () => {
    const html = await render([
      {
        type: 'list',
        format: 'unordered',
        children: [{ type: 'list', format: 'ordered', children: [item('a')] }],
      },
    ])
    expect(html.replace(/\s+/g, '')).toContain('<ul><li><ol><li>a</li></ol></li></ul>')
  })
})

describe('words of another language', () => {
  const said = (text: string) => render([{ type: 'paragraph', children: [{ type: 'text', text }] }])

  test('are marked as such, so that a screen reader says them right', async () => {
    expect(await said('La [en: crew list] du bord')).toContain(
      'La <span lang="en">crew list</span> du bord',
    )
  })

  test.each(['[xx: mot]', '[en mot]', '[en:]', 'Voir [1]', '[en: a[b]c]'])(
    '%s is no mark, and stays as it was written',
    async (text) => {
      const html = await said(text)
      expect(html).not.toContain('<span lang')
      expect(html.replace(/\u00a0|&nbsp;/g, ' ')).toContain(text)
    },
  )

  test('what looks like markup in one stays words', async () => {
    const html = await said('[en: <b onclick="x">]')
    expect(html).not.toContain('<b')
    expect(html).toContain('<span lang="en">&lt;b')
  })
})

describe('pictures', () => {
  const picture = (url: string) => ({
    type: 'image',
    image: { url, alternativeText: 'Un quai', width: 800, height: 600 },
  })

  test('a picture of Strapi is asked of the site', async () => {
    const html = await render([picture('/uploads/quai_1a2b3c.png')])
    expect(html).toContain('src="/images/actuelle/960/quai_1a2b3c.png.webp"')
    expect(html).toContain('width="800" height="600" loading="lazy"')
    expect(html).toContain('alt="Un quai"')
  })

  test.each(['https://example.org/x.svg', '/uploads/../x.png', '/uploads/x.svg', '/etc/x.png'])(
    '%s is not shown',
    async (url) => {
      expect(await render([picture(url)])).not.toContain('<img')
    },
  )
})

test('every kind of block that Strapi makes is rendered', async () => {
  const kinds: Block['type'][] = ['paragraph', 'heading', 'list', 'quote', 'code', 'image']
  const inline: Inline[] = [{ type: 'text', text: 'x' }]
  const html = await render([
    { type: 'paragraph', children: inline },
    { type: 'heading', level: 2, children: inline },
    { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: inline }] },
    { type: 'quote', children: inline },
    { type: 'code', children: inline },
    { type: 'image', image: { url: '/uploads/a.png' } },
  ])
  const tags = ['<p>', '<h2>', '<ul>', '<blockquote>', '<pre>', '<img']
  expect(tags.filter((tag) => html.includes(tag))).toHaveLength(kinds.length)
})
