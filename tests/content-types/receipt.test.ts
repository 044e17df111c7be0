import { readReference } from 'content-types'
import { expect, test } from 'vitest'

test.each(['E26-7KQX-M930', 'e26 7kqx m93o', ' E267KQXM930 ', 'E26–7KQX–M93O', 'e26.7kqx.m930'])(
  'the reference « %s » is read',
  (typed) => {
    expect(readReference(typed)).toBe('E26-7KQX-M930')
  },
)

test.each([
  '',
  'E26',
  'E26-7KQX-M93',
  'F26-7KQX-M930',
  'E26-7KQX-M93U',
  "E26-7KQX-M930'--",
  'E26-7KQX-M930/x',
])('« %s » is no reference', (typed) => {
  expect(readReference(typed)).toBeUndefined()
})

test('a document made on demand has references of its own', () => {
  expect(readReference('d26 7kqx m93o')).toBe('D26-7KQX-M930')
})

test('what looks like a digit is one', () => {
  expect(readReference('EOI-lI0o-ABCD')).toBe('E01-1100-ABCD')
})
