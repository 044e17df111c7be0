interface FiguresQuery {
  from: string
  to: string
}

/** As typed: the api judges the days. */
export function readFiguresQuery(address: URLSearchParams): FiguresQuery {
  return { from: dayIn(address, 'du'), to: dayIn(address, 'au') }
}

export function csvAddress({ from, to }: FiguresQuery): string {
  return `/api/desk/figures.csv?${new URLSearchParams({ from, to })}`
}

const MOST_CHARACTERS = 20

function dayIn(address: URLSearchParams, name: string): string {
  return (address.get(name) ?? '').trim().slice(0, MOST_CHARACTERS)
}
