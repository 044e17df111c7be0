import {
  exampleValues,
  fillDoubleBraces,
  mailTextRefusals,
  mailTextRules,
  placeholderRefusals,
  windowTextRefusals,
  windowTextRules,
  type MailTextKey,
  type Placeholders,
  type WindowTextKey,
} from 'content-types'
import { expect, test } from 'vitest'

const placeholders: Placeholders = {
  nom: { example: 'Camille' },
  lien: { example: '[ lien ]', compulsory: true },
}

test('a text with what it must hold, and nothing else between braces, is kept', () => {
  expect(placeholderRefusals('{{ nom }}, suivez {{lien}} {nom}', placeholders)).toEqual([])
})

test('what is unknown, missing or half open is told in French', () => {
  expect(placeholderRefusals('{{prénom}}', placeholders)).toEqual([
    '{{prénom}} ne serait remplacé par rien.',
    'Seuls le sont : {{nom}}, {{lien}}.',
    '{{lien}} doit rester dans le texte.',
  ])
  for (const text of ['{{lien}} {{nom}', '{{lien}} nom}}', '{{lien}} {{}}']) {
    expect(placeholderRefusals(text, placeholders)).toEqual([
      'Une accolade double est ouverte ou fermée sans son pendant.',
    ])
  }
  expect(placeholderRefusals('{{nom}}', {})).toContain(
    'Ce texte n’admet aucun mot entre accolades.',
  )
})

test('a value is put as it is, and is not read again', () => {
  expect(fillDoubleBraces('{{ nom }} {{autre}}', { nom: '{{lien}} $&' })).toBe(
    '{{lien}} $& {{autre}}',
  )
  expect(fillDoubleBraces('{{constructor}}', {})).toBe('{{constructor}}')
})

test.each(Object.keys(mailTextRules) as MailTextKey[])(
  'the mail « %s » can be written with all its words, and its subject holds no link',
  (key) => {
    const rule: { placeholders: Placeholders } = mailTextRules[key]
    const body = Object.keys(rule.placeholders)
      .map((name) => `{{${name}}}`)
      .join(' ')
    expect(mailTextRefusals({ key, subject: 'Objet', body })).toEqual({ subject: [], body: [] })
    expect(mailTextRefusals({ key, subject: '{{lien}}', body }).subject).not.toEqual([])
    expect(fillDoubleBraces(body, exampleValues(rule.placeholders))).not.toContain('{{')
  },
)

test.each(Object.keys(windowTextRules) as WindowTextKey[])('the window « %s » too', (key) => {
  const rule: { placeholders: Placeholders } = windowTextRules[key]
  const body = Object.keys(rule.placeholders)
    .map((name) => `{{${name}}}`)
    .join(' ')
  expect(windowTextRefusals({ key, title: 'Titre', body })).toEqual({ title: [], body: [] })
})
