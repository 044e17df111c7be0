import { expect, test } from 'vitest'
import { emailField, mobileField } from '../../../api/src/accounts/index.ts'

test.each([
  ['06 12 34 56 78', '+33612345678'],
  ['07.81.34.56.78', '+33781345678'],
  ['+33 6 12 34 56 78', '+33612345678'],
  ['0033612345678', '+33612345678'],
  ['+33 (0)6 12 34 56 78', '+33612345678'],
  [' 06\u00a012\u202f34 56 78 ', '+33612345678'],
  ['0692 12 34 56', '+262692123456'],
  ['0690 30 12 34', '+590690301234'],
  ['0696 20 12 34', '+596696201234'],
  ['0694 20 12 34', '+594694201234'],
  ['0639 02 12 34', '+262639021234'],
  ['+687 75 12 34', '+687751234'],
  ['+689 87 12 34 56', '+68987123456'],
  ['+508 55 12 34', '+508551234'],
  ['+351 912 345 678', '+351912345678'],
  ['', null],
  ['   ', null],
])('the mobile %j is kept as %j', (typed, kept) => {
  expect(mobileField.parse(typed)).toBe(kept)
})

test.each([
  '01 23 45 67 89',
  '06 12 34 56',
  '06 12 34 56 789',
  '+33 1 23 45 67 89',
  '12',
  'zéro six',
  '0612345678, 0712345678',
  '06 12 34 56 78\r\nBcc: x@x.fr',
  '٠٦١٢٣٤٥٦٧٨',
  '📱',
  '0'.repeat(5000),
  612345678,
  null,
])('%j is no mobile, and is refused with one sentence', (typed) => {
  const parsed = mobileField.safeParse(typed)
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
    'Indiquez un numéro de téléphone mobile, par exemple 06 12 34 56 78 ou +262 692 12 34 56.',
  ])
})

test('an address is kept trimmed, its domain in lower case and its name as it was typed', () => {
  expect(emailField.parse('  Marie.Le-Goff+enim@Armement.EXAMPLE ')).toBe(
    'Marie.Le-Goff+enim@armement.example',
  )
})

test.each([
  '',
  'marie',
  'marie@',
  'a@x.fr, b@y.fr',
  'a@x.fr b@y.fr',
  'a@x.fr\nBcc: b@y.fr',
  'Marie <a@x.fr>',
  'мария@пример.рф',
  '🐟@x.fr',
  `${'a'.repeat(300)}@x.fr`,
  'a@x.fr\u0000',
  12,
  null,
  ['a@x.fr'],
])('%j is no address, and is refused with one sentence', (typed) => {
  const parsed = emailField.safeParse(typed)
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
    'Indiquez une seule adresse e-mail, par exemple nom@exemple.fr.',
  ])
})
