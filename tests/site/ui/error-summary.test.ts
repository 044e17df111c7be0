import { expect, test } from 'vitest'
import ErrorSummary from '../../../site/src/ui/ErrorSummary.astro'
import { render } from '../support/render.ts'

const theme = { field: 'theme', message: 'Choisissez le thème de votre demande.' }
const text = { field: 'text', message: 'Précisez votre demande.' }

test('each error leads to its field', async () => {
  const html = await render(ErrorSummary, { props: { errors: [theme, text] } })
  expect(html).toContain('2 points sont à corriger')
  expect(html).toContain('<a href="#theme">Choisissez le thème de votre demande.</a>')
  expect(html).toContain('<a href="#text">Précisez votre demande.</a>')
})

test('one error is said in the singular', async () => {
  expect(await render(ErrorSummary, { props: { errors: [text] } })).toContain(
    'Un point est à corriger',
  )
})

test('nothing is shown without an error, unless a script is to fill it', async () => {
  expect(await render(ErrorSummary, { props: { errors: [] } })).not.toContain('<section')
  const waiting = await render(ErrorSummary, { props: { errors: [], waiting: true } })
  expect(waiting).toMatch(/<section [^>]*hidden>/)
})
