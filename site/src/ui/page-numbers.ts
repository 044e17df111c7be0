/** The pages to offer: the first, the last, the present one and its neighbours; null is a gap. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter(
    (number) => number >= 1 && number <= pages,
  )
  return shown
    .toSorted((a, b) => a - b)
    .flatMap((number, place, all) => {
      const missing = number - (all[place - 1] ?? 0) - 1
      if (missing === 0) return [number]
      return missing === 1 ? [number - 1, number] : [null, number]
    })
}
