import { expect, test } from 'vitest'
import DownloadLink from '../../../site/src/ui/DownloadLink.astro'
import { render } from '../support/render.ts'

test('a download names its document and announces its new tab, its kind and its size', async () => {
  const html = await render(DownloadLink, {
    props: { href: '/api/documents/1/file', document: 'Relevé de mars', bytes: 214 * 1024 },
  })
  expect(html).toContain('target="_blank"')
  const words = html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  expect(words).toBe('Télécharger Relevé de mars (nouvel onglet, PDF, 214 Ko)')
})
