import { expect, test } from 'vitest'
import SessionWatch from '../../../site/src/features/session/SessionWatch.astro'
import { render } from '../support/render.ts'

const session = {
  name: 'Armement du Vent d’Exemple',
  siret: '99999993100002',
  idleAt: '2026-02-03T13:32:00.000Z',
  endsAt: '2026-02-04T01:02:00.000Z',
}

test('the end of the session is readable without a script, at Paris time', async () => {
  const html = await render(SessionWatch, { props: { session } })
  const words = html.replace(/<dialog.*<\/dialog>/, '').replace(/<[^>]*>/g, '')
  expect(words.replace(/\s+/g, ' ')).toContain('Sans activité, vous serez déconnecté à 14:32.')
})

test('the warning is a closed window with a name, a way to stay and a way to close it', async () => {
  const html = await render(SessionWatch, { props: { session } })
  expect(html).toMatch(/<dialog id="fin-de-session" aria-labelledby="fin-de-session-titre">/)
  expect(html).toContain('<h2 id="fin-de-session-titre">')
  expect(html).toMatch(/<button [^>]*data-stay[^>]*>\s*Rester connecté/)
  expect(html).toContain('warning-minutes="5"')
})

test('a lost session is found again in a new tab, which is announced', async () => {
  const html = await render(SessionWatch, { props: { session } })
  expect(html).toMatch(/href="\/connexion" target="_blank".*Me reconnecter.*\(nouvel onglet\)/)
})
