import { expect, test } from 'vitest'
import { floodNews } from '../../attacks/mail-flood.ts'

test('a day of sign-ups of one address is one mail; one connection writes to three without a script', async () => {
  expect(await floodNews(150)).toEqual({ tried: 150, mails: 1, spread: 3 })
})
