/** Public holidays of France, from 1982 on (8 May came back in the law of 2 October 1981). */

export type Territory = 'metropole' | keyof typeof localHolidays

/**
 * The public holidays of a year, in order: day (« 2026-05-01 ») → French name. Two on one day, as
 * the Ascension and 1 May in 2008, are one entry with both names.
 */
export function frenchHolidays(
  year: number,
  territory: Territory = 'metropole',
): ReadonlyMap<string, string> {
  const easter = easterSunday(year)
  const own: readonly Holiday[] = territory === 'metropole' ? [] : localHolidays[territory]
  const names = new Map<string, string>()
  for (const { name, on, from = -Infinity, to = Infinity } of [...nationalHolidays, ...own]) {
    if (year < from || year > to) continue
    const day = typeof on === 'number' ? addDays(easter, on) : `${year}-${on}`
    const other = names.get(day)
    names.set(day, other === undefined ? name : `${other} et ${name}`)
  }
  return new Map([...names].sort(([one], [other]) => one.localeCompare(other)))
}

/** The day that comes so many days after `day` (« 2026-05-01 »). */
export function addDays(day: string, days: number): string {
  const date = new Date(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The same day of a later month, or its last day: 31 December and two months are 28 February. */
export function addMonths(day: string, months: number): string {
  const date = new Date(day)
  const wanted = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0)
  date.setUTCDate(Math.min(wanted, date.getUTCDate()))
  return date.toISOString().slice(0, 10)
}

interface Holiday {
  name: string
  /** Month and day, or days after Easter Sunday. */
  on: string | number
  /** First and last years, where the law has changed. */
  from?: number
  to?: number
}

/** Code du travail, article L3133-1. */
const nationalHolidays: readonly Holiday[] = [
  { name: 'Jour de l’an', on: '01-01' },
  { name: 'Lundi de Pâques', on: 1 },
  { name: 'Fête du Travail', on: '05-01' },
  { name: 'Victoire de 1945', on: '05-08' },
  { name: 'Ascension', on: 39 },
  { name: 'Lundi de Pentecôte', on: 50 },
  { name: 'Fête nationale', on: '07-14' },
  { name: 'Assomption', on: '08-15' },
  { name: 'Toussaint', on: '11-01' },
  { name: 'Armistice de 1918', on: '11-11' },
  { name: 'Noël', on: '12-25' },
]

const abolition = 'Abolition de l’esclavage'

/**
 * What each territory adds by law. Days that custom or collective agreements alone grant are left
 * out: jours gras, Mi-Carême, Victor Schœlcher, the Muslim feasts of Mayotte.
 */
const localHolidays = {
  // Code du travail, article L3422-2.
  mayotte: [{ name: abolition, on: '04-27' }],
  martinique: [{ name: abolition, on: '05-22' }],
  guadeloupe: [{ name: abolition, on: '05-27' }],
  guyane: [{ name: abolition, on: '06-10' }],
  'saint-barthelemy': [{ name: abolition, on: '10-09' }],
  reunion: [{ name: abolition, on: '12-20' }],
  // The article says 27 May; since the circular of 4 May 2018 the prefect sets 28 May.
  'saint-martin': [
    { name: abolition, on: '05-27', to: 2017 },
    { name: abolition, on: '05-28', from: 2018 },
  ],
  // The general list alone: L3422-2 does not name it.
  'saint-pierre-et-miquelon': [],
  // Code du travail de la Polynésie française; 29 June gave way to 20 November in 2026
  // (Assemblée de la Polynésie française, rapport n° 23-2025, JOPF n° 11 NA, 25 June 2025).
  polynesie: [
    { name: 'Arrivée de l’Évangile', on: '03-05' },
    { name: 'Vendredi saint', on: -2 },
    { name: 'Fête de l’autonomie', on: '06-29', from: 1985, to: 2025 },
    { name: 'Matari’i i ni’a', on: '11-20', from: 2026 },
  ],
  // Accord interprofessionnel territorial of 27 July 1994, article 74.
  'nouvelle-caledonie': [{ name: 'Fête de la citoyenneté', on: '09-24' }],
  // Etalab, jours-feries-france; no text of law was found to quote.
  'wallis-et-futuna': [
    { name: 'Saint Pierre Chanel', on: '04-28' },
    { name: 'Fête du territoire', on: '07-29' },
  ],
} satisfies Record<string, readonly Holiday[]>

/**
 * Easter Sunday in the Gregorian calendar: the rule of Butcher's Ecclesiastical Calendar (1876), as
 * H. V. Smith gives it in Mathematical Spectrum 11 (1978), p. 23; the letters are the rule's.
 */
function easterSunday(year: number): string {
  const j = year % 19
  const k = Math.floor(year / 100)
  const h = year % 100
  const m = Math.floor(k / 4)
  const n = k % 4
  const p = Math.floor((k + 8) / 25)
  const q = Math.floor((k - p + 1) / 3)
  const r = (19 * j + k - m - q + 15) % 30
  const s = Math.floor(h / 4)
  const u = h % 4
  const v = (32 + 2 * n + 2 * s - r - u) % 7
  const w = Math.floor((j + 11 * r + 22 * v) / 451)
  const sum = r + v - 7 * w + 114
  return new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1))
    .toISOString()
    .slice(0, 10)
}
