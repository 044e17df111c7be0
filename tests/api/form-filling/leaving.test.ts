import { expect, test } from 'vitest'
import { alice, bob } from '../../support/cast.ts'
import { openFormPortal, rightAnswers, save } from '../../support/form-portal.ts'
import { readZip } from '../../support/read-zip.ts'

test('the answers of an account are in its archive, and gone once it is closed', async () => {
  const portal = await openFormPortal()
  const browser = await portal.logIn(alice)
  const other = await portal.logIn(bob)
  await save(browser, rightAnswers)
  await save(other, { somme: '7' })
  const archive = await browser.get('/api/account/export')
  const files = readZip(Buffer.from(await archive.arrayBuffer()))
  const data = JSON.parse(String(files.get('donnees.json'))) as { formulaires: unknown[] }
  expect(data.formulaires).toEqual([
    expect.objectContaining({
      Formulaire: 'Demande de délais',
      Version: '2026-01',
      Réponses: expect.arrayContaining([{ Champ: 'nature', Réponse: 'Renouvellement' }]) as unknown,
    }),
  ])
  const closed = await browser.post('/api/account/closure', { code: alice.code, understood: true })
  expect(closed.status).toBe(200)
  const rows = await portal.deps.database.read('SELECT account_id FROM form_answers')
  expect(rows).toEqual([{ account_id: portal.accountOf(bob) }])
  await portal.close()
})
