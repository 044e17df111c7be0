/** One measured number and the goal that it is held to. */
export interface Figure {
  name: string
  value: number
  unit: string
  goal: number
  /** Whether the value must reach the goal or stay under it. */
  sense: 'at least' | 'at most'
}

export function isReached({ value, goal, sense }: Figure): boolean {
  return sense === 'at least' ? value >= goal : value <= goal
}

/** `figure NAME VALUE UNIT goal GOAL ok`, or `short` at the end. */
export function formatFigure(figure: Figure): string {
  const { name, unit, goal, sense } = figure
  const sign = sense === 'at least' ? '>=' : '<='
  const verdict = isReached(figure) ? 'ok' : 'short'
  return `figure ${name} ${round(figure.value)} ${unit} goal ${sign}${goal} ${verdict}`
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)
}
