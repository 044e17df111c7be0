const DAY_MS = 24 * 60 * 60 * 1000

/** The morning of the working day that many days from today; weekends fall on the Friday before. */
export function morning(today: Date, days: number): Date {
  const date = new Date(today.getTime() + days * DAY_MS)
  date.setUTCHours(7, 30, 0, 0)
  const weekend = [2, 0, 0, 0, 0, 0, 1][date.getUTCDay()] ?? 0
  return new Date(date.getTime() - weekend * DAY_MS)
}

/** The Saturday after a date. */
export function saturdayAfter(date: Date): Date {
  return new Date(date.getTime() + (((6 - date.getUTCDay() + 7) % 7) + 7) * DAY_MS)
}

export interface Quarter {
  year: number
  number: number
}

/** The quarter that many quarters from the one of a date. */
export function quarter(date: Date, offset = 0): Quarter {
  const index = date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3) + offset
  return { year: Math.floor(index / 4), number: (index % 4) + 1 }
}

/** « 3e trimestre 2026 » */
export function quarterName({ year, number }: Quarter): string {
  return `${number === 1 ? '1er' : `${number}e`} trimestre ${year}`
}

/** The day of a month that is that many months after a quarter's end. */
export function dayAfterQuarter({ year, number }: Quarter, months: number, day: number): Date {
  return new Date(Date.UTC(year, number * 3 - 1 + months, day, 8))
}
