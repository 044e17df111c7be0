import { expect, test } from 'vitest'
import Field from '../../../site/src/ui/Field.astro'
import { render } from '../support/render.ts'

test('a field is tied to its hint and to its error, which is announced as one', async () => {
  const html = await render(Field, {
    props: {
      name: 'siret',
      label: 'Numéro de SIRET',
      hint: '14 chiffres',
      error: 'Ce SIRET n’est pas valide.',
      value: '123',
    },
  })
  expect(html).toContain('<label for="siret">')
  expect(html).toContain('id="siret-aide">14 chiffres')
  expect(html).toMatch(/<p class="error" id="siret-erreur"> ?<span [^>]*>Erreur/)
  const [input] = /<input[^>]*>/.exec(html) ?? []
  expect(input).toContain('aria-describedby="siret-aide siret-erreur"')
  expect(input).toContain('aria-invalid="true"')
  expect(input).toContain('value="123"')
})

test('a field without an error says nothing, and is not invalid', async () => {
  const html = await render(Field, { props: { name: 'siret', label: 'Numéro de SIRET' } })
  expect(html).toMatch(/<p class="error" id="siret-erreur" hidden>/)
  expect(html).not.toContain('aria-invalid')
})

test('a field that may be left empty says so', async () => {
  const props = { name: 'object', label: 'Objet' }
  expect(await render(Field, { props })).toContain('(facultatif)')
  expect(await render(Field, { props: { ...props, required: true } })).not.toContain('facultatif')
})

test('a limit is announced and never cuts what is typed', async () => {
  const html = await render(Field, {
    props: { name: 'text', label: 'Votre message', rows: 8, most: 5000, value: '<b>&' },
  })
  expect(html).toMatch(/id="text-limite">\s*5.000 caractères au maximum/)
  expect(html).toMatch(/<textarea[^>]*aria-describedby="text-limite text-erreur"/)
  expect(html).not.toContain('maxlength')
  expect(html).toContain('>&lt;b&gt;&amp;</textarea>')
})
