import { depositSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { accountToken, matchOf, serviceToken } from '../../../api/src/platform/fold.ts'
import { rescope } from '../../../api/src/requests/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { sendReply } from '../../support/draft-calls.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp
let browser: Browser
let reference: string

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
  const fields = { object: 'Congés payés', text: 'Les bulletins de l’équipage.' }
  const answer = await portal.send(browser, depositForm({ fields, files: [pdf('Rôle n°2.pdf')] }))
  reference = depositSchema.parse(await answer.json()).reference
})
afterEach(() => portal.close())

/** References that a search finds, in the scope of this token. */
async function find(words: string, token = accountToken(portal.accountOf(alice))) {
  const rows = await portal.deps.database.read(
    `SELECT r.reference FROM request_words w JOIN requests r ON r.id = w.request_id
     WHERE request_words MATCH ?`,
    [`scope : "${token}" AND words : (${matchOf(words) ?? ''})`],
  )
  return rows.map((row) => z.object({ reference: z.string() }).parse(row).reference)
}

test.each(['conge paye', 'BULLETIN équipages', 'rôle', 'alizé', '900 000 001 00017', 'bull'])(
  'a request is found by « %s »',
  async (words) => {
    expect(await find(words)).toEqual([reference])
  },
)

test('a request is found by its reference, and not by words that it does not hold', async () => {
  expect(await find(reference.toLowerCase())).toEqual([reference])
  expect(await find('bulletin retraite')).toEqual([])
})

test('the words of a reply find its request, once, with those of the first sending', async () => {
  const file = pdf('Attestation.pdf')
  await sendReply(portal, browser, { reference, text: 'Voici le contrat.', files: [file] })
  expect(await find('contrat bulletin attestation')).toEqual([reference])
})

test('nobody finds the requests of another employer, or of another service', async () => {
  expect(await find('bulletin', accountToken(portal.accountOf(bob)))).toEqual([])
  expect(await find('bulletin', serviceToken('cotisation'))).toEqual([reference])
  expect(await find('bulletin', serviceToken('accidents'))).toEqual([])
})

test('a request that is moved is found by its new service, and no longer by the old one', async () => {
  const [row] = await portal.deps.database.read('SELECT id FROM requests')
  const id = z.string().parse(row?.['id'])
  await portal.deps.database.write([rescope(id, portal.accountOf(alice), 'accidents')])
  expect(await find('bulletin', serviceToken('cotisation'))).toEqual([])
  expect(await find('bulletin', serviceToken('accidents'))).toEqual([reference])
  expect(await find('bulletin')).toEqual([reference])
})
