import { formatDate, type PaymentNature, type PaymentState } from 'content-types'

export const stateTones: Record<PaymentState, 'plain' | 'good' | 'waiting' | 'bad'> = {
  Prévu: 'plain',
  Émis: 'waiting',
  Versé: 'good',
  Rejeté: 'bad',
}

export function natureLabel(nature: PaymentNature): string {
  return nature.charAt(0).toUpperCase() + nature.slice(1)
}

/** « mai 2026 », of « 2026-05 » */
export function formatMonth(month: string): string {
  return formatDate(new Date(`${month}-15T12:00:00Z`)).replace(/^15 /, '')
}

const shortMonth = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' })

/** « janv. », of « 2026-01 » */
export function formatShortMonth(month: string): string {
  return shortMonth.format(new Date(`${month}-15T12:00:00Z`))
}

const euros = { style: 'currency', currency: 'EUR' } as const
const whole = new Intl.NumberFormat('fr-FR', { ...euros, maximumFractionDigits: 0 })
const compact = { ...euros, maximumFractionDigits: 1, notation: 'compact' } as const
const thousands = new Intl.NumberFormat('fr-FR', compact)

/** « 5 000 € », « 20 k € » : short enough for the side of a chart, whatever the sum. */
export function formatScale(cents: number): string {
  const format = Math.abs(cents) < 1_000_000 ? whole : thousands
  return format.format(cents / 100).replace('-', '−')
}
