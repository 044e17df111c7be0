/** Two values of one thing: received and answered, paid and to come. */
export interface Pair {
  label: string
  values: readonly [number, number]
}

interface Bar {
  x: number
  y: number
  height: number
}

interface BarChart {
  width: number
  height: number
  barWidth: number
  /** Where the lines begin. */
  left: number
  /** Where zero is. */
  ground: number
  lines: { y: number; value: number }[]
  bars: readonly [Bar[], Bar[]]
  /** Under each pair, or under the first, the last and one in the middle. */
  labels: { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[]
}

const WIDTH = 720
const HEIGHT = 230
const LEFT = 112
const TOP = 14
const BOTTOM = 190
/** How many labels stand side by side. */
const MOST_LABELS = 12

/** Where each bar stands, in a drawing of 720 by 230; below zero they hang. */
export function drawBars(pairs: readonly Pair[], leastStep: number): BarChart {
  const values = pairs.flatMap((pair) => pair.values)
  const highest = Math.max(0, ...values)
  const lowest = Math.min(0, ...values)
  const step = stepOf(highest - lowest, leastStep)
  const top = step * Math.ceil(highest / step)
  const bottom = step * Math.floor(lowest / step)
  const scale = (BOTTOM - TOP) / Math.max(top - bottom, step)
  const ground = BOTTOM + bottom * scale
  const room = (WIDTH - LEFT) / Math.max(pairs.length, 1)
  const barWidth = Math.min(room * 0.4, 22)
  const middleOf = (rank: number) => LEFT + room * (rank + 0.5)
  const barsOf = (which: 0 | 1) =>
    pairs.map(({ values }, rank) => {
      const height = Math.abs(values[which]) * scale
      const x = middleOf(rank) - (which === 0 ? barWidth : 0)
      return { x, y: values[which] < 0 ? ground : ground - height, height }
    })
  return {
    ...{ width: WIDTH, height: HEIGHT, left: LEFT, barWidth, ground },
    lines: linesOf(bottom, top, step).map((value) => ({ y: ground - value * scale, value })),
    bars: [barsOf(0), barsOf(1)],
    labels: labelled(pairs.length).map((rank) => ({
      text: pairs[rank]?.label ?? '',
      ...placeOf(rank, pairs.length, middleOf(rank)),
    })),
  }
}

/** 1, 2 or 5 followed by zeros: four lines above zero and below it at most. */
function stepOf(range: number, least: number): number {
  const wanted = Math.max(range / 4, least)
  const power = 10 ** Math.floor(Math.log10(wanted))
  return ([1, 2, 5].find((digit) => digit * power >= wanted) ?? 10) * power
}

function linesOf(bottom: number, top: number, step: number): number[] {
  const count = Math.round((top - bottom) / step) || 1
  return Array.from({ length: count + 1 }, (_, rank) => bottom + rank * step)
}

function labelled(pairs: number): number[] {
  if (pairs <= MOST_LABELS) return [...Array(pairs).keys()]
  return [0, Math.floor((pairs - 1) / 2), pairs - 1]
}

/** Among very many, those at the ends stay inside the drawing. */
function placeOf(rank: number, pairs: number, middle: number) {
  if (pairs <= MOST_LABELS) return { x: middle, anchor: 'middle' as const }
  if (rank === 0) return { x: LEFT, anchor: 'start' as const }
  if (rank === pairs - 1) return { x: WIDTH, anchor: 'end' as const }
  return { x: middle, anchor: 'middle' as const }
}
