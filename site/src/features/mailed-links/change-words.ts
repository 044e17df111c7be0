import { formatDateTime, type ChangeableField, type ChangeLink } from 'content-types'

const things: Record<ChangeableField, { of: string; value: string }> = {
  email: { of: 'd’adresse e-mail', value: 'Nouvelle adresse e-mail' },
  mobile: { of: 'de téléphone mobile', value: 'Nouveau numéro' },
  address: { of: 'd’adresse postale', value: 'Nouvelle adresse postale' },
}

/** A change of details, as its page tells it. */
export function changeWords({ purpose, field, value, appliesAt }: ChangeLink, now: Date) {
  const { of, value: name } = things[field]
  const applies = new Date(appliesAt)
  const when = applies > now ? `le ${formatDateTime(applies)}` : 'dans quelques minutes'
  return {
    title:
      purpose === 'confirmation'
        ? `Confirmer votre changement ${of}`
        : `Annuler votre changement ${of}`,
    button: purpose === 'confirmation' ? 'Confirmer ce changement' : 'Annuler ce changement',
    when,
    facts: [
      [name, value === '' ? 'aucun, il sera retiré' : value],
      ['Prise en compte', `${when} (heure de Paris)`],
    ] as const,
  }
}
