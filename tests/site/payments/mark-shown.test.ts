import { expect, test } from 'vitest'
import { markShown } from '../../../site/src/features/payments/mark-shown.ts'
import type { Api } from '../../../site/src/lib/api.ts'

const payments = [
  { reference: 'V-1', isNew: true },
  { reference: 'V-2', isNew: false },
  { reference: 'V-3', isNew: true },
]

test('what a person opens is new no longer', async () => {
  expect(await shownTo({})).toEqual([['V-1', 'V-3']])
  expect(await shownTo({ headers: { 'sec-fetch-dest': 'document' } })).toEqual([['V-1', 'V-3']])
})

test.each([
  ['fetched ahead', { headers: { 'sec-purpose': 'prefetch' } }],
  ['asked for by a script', { headers: { 'sec-fetch-dest': 'empty' } }],
  ['asked for by its headers alone', { method: 'HEAD' }],
])('a page %s has shown nothing', async (_, init) => {
  expect(await shownTo(init)).toEqual([])
})

async function shownTo(init: RequestInit): Promise<(readonly string[])[]> {
  const told: (readonly string[])[] = []
  const api: Pick<Api, 'markPaymentsShown'> = {
    markPaymentsShown: (references) => {
      told.push(references)
      return Promise.resolve({ ok: true, value: {} })
    },
  }
  await markShown({ request: new Request('https://portail.example/', init) }, api, payments)
  return told
}
