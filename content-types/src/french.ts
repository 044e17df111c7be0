/** How dates, sizes and numbers are written for French readers; times are those of Paris. */

const timeZone = 'Europe/Paris'

const day = new Intl.DateTimeFormat('fr-FR', { timeZone, dateStyle: 'long' })
const shortDay = new Intl.DateTimeFormat('fr-FR', { timeZone, dateStyle: 'short' })
const clock = new Intl.DateTimeFormat('fr-FR', { timeZone, timeStyle: 'short' })

/** « 3 février 2026 », « 1er février 2026 » */
export function formatDate(date: Date): string {
  return day.format(date).replace(/^1 /, '1er ')
}

/** « 03/02/2026 » */
export function formatShortDate(date: Date): string {
  return shortDay.format(date)
}

/** « 14:02 » */
export function formatTime(date: Date): string {
  return clock.format(date)
}

/** « 3 février 2026 à 14:02 » */
export function formatDateTime(date: Date): string {
  return `${formatDate(date)} à ${formatTime(date)}`
}

/** « 214 Ko », « 4,8 Mo »; a Ko is 1,024 bytes, as the limit of 5 Mo is counted. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return count(bytes, 'octet')
  const kilobytes = Math.round(bytes / 1024)
  if (kilobytes < 1024) return `${kilobytes} Ko`
  return `${(bytes / 1024 / 1024).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`
}

const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })

/** « 1 234,56 € », « −12,00 € » ; nothing in it breaks over two lines. */
export function formatCents(cents: number): string {
  return euros.format(cents / 100).replace('-', '−')
}

/** « 1 fichier », « 3 fichiers »; French counts zero as singular. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${Math.abs(number) < 2 ? singular : plural}`
}
