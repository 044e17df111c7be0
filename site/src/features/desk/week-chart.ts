import type { ServiceFigures } from 'content-types'

export interface Bar {
  x: number
  y: number
  height: number
}

interface Chart {
  width: number
  height: number
  barWidth: number
  /** Where the lines begin, and the bars stand. */
  left: number
  ground: number
  /** Numbers beside the lines, from the ground up. */
  lines: { y: number; value: number }[]
  received: Bar[]
  answered: Bar[]
  /** Under the first week, the last, and one in the middle. */
  labels: { x: number; week: string; anchor: 'start' | 'middle' | 'end' }[]
}

const WIDTH = 720
const HEIGHT = 210
const LEFT = 64
const TOP = 10
const GROUND = 172

/** Where each bar of the chart stands: two a week, in a drawing of 720 by 210. */
export function drawWeeks(weeks: ServiceFigures['weeks']): Chart {
  const most = roundUp(Math.max(1, ...weeks.flatMap((week) => [week.received, week.answered])))
  const scale = (GROUND - TOP) / most
  const room = (WIDTH - LEFT) / Math.max(weeks.length, 1)
  const barWidth = Math.min(room * 0.4, 22)
  const middleOf = (rank: number) => LEFT + room * (rank + 0.5)
  const bars = (read: (week: (typeof weeks)[number]) => number, shift: number) =>
    weeks.map((week, rank) => ({
      x: middleOf(rank) + shift,
      y: GROUND - read(week) * scale,
      height: read(week) * scale,
    }))
  return {
    width: WIDTH,
    height: HEIGHT,
    barWidth,
    left: LEFT,
    ground: GROUND,
    lines: [0, most / 2, most].map((value) => ({ y: GROUND - value * scale, value })),
    received: bars(({ received }) => received, -barWidth),
    answered: bars(({ answered }) => answered, 0),
    labels: labelled(weeks.length).map((rank) => ({
      week: weeks[rank]?.from ?? '',
      ...placeOf(rank, weeks.length, middleOf(rank)),
    })),
  }
}

/** An even number whose half is as easily read: 2, 4, 10, 20, 40, 100… */
function roundUp(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const steps =
    power === 1 ? [2, 4, 6, 8, 10] : [power, 2 * power, 4 * power, 6 * power, 10 * power]
  return steps.find((step) => step >= most) ?? most
}

/** Those at the ends stay inside the drawing. */
function placeOf(rank: number, weeks: number, middle: number) {
  if (rank === 0 && weeks > 1) return { x: LEFT, anchor: 'start' as const }
  if (rank === weeks - 1 && weeks > 1) return { x: WIDTH, anchor: 'end' as const }
  return { x: middle, anchor: 'middle' as const }
}

function labelled(weeks: number): number[] {
  if (weeks < 3) return [...Array(weeks).keys()]
  return [0, Math.floor((weeks - 1) / 2), weeks - 1]
}
