import { fillPlaceholders, unknownPlaceholders } from 'content-types'
import { describe, expect, test } from 'vitest'

const values = {
  reference: 'ENIM-2026-000123',
  employeur: 'Armement Alizé',
  date: '23 novembre 2026',
  service: 'Service Cotisations',
}

describe('the placeholders of an answer template', () => {
  test('are replaced wherever they stand, as often as they stand', () => {
    expect(
      fillPlaceholders('{reference}, {date} : {employeur} ({reference}). {service}', values),
    ).toBe(
      'ENIM-2026-000123, 23 novembre 2026 : Armement Alizé (ENIM-2026-000123). Service Cotisations',
    )
  })

  test('are left as typed when nothing is known of them', () => {
    const text = '{nom}, {constructor}, {toString}, { reference }, {Date}, {}'
    expect(fillPlaceholders(text, values)).toBe(text)
    expect(unknownPlaceholders(text)).toEqual([
      '{nom}',
      '{constructor}',
      '{toString}',
      '{ reference }',
      '{Date}',
    ])
  })

  test('are not looked for in what replaces them', () => {
    const named = { ...values, employeur: '{service} $& $1' }
    expect(fillPlaceholders('À {employeur}', named)).toBe('À {service} $& $1')
  })

  test('are each told once', () => {
    expect(unknownPlaceholders('{nom} et {nom}, {reference}')).toEqual(['{nom}'])
  })
})
