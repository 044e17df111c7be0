import type { PaymentList } from 'content-types'

type Month = PaymentList['months'][number]

export interface Bar {
  x: number
  y: number
  height: number
}

interface Chart {
  width: number
  height: number
  barWidth: number
  /** Where the lines begin. */
  left: number
  /** Where zero is. */
  ground: number
  lines: { y: number; cents: number }[]
  paid: Bar[]
  coming: Bar[]
  /** Under each month. */
  labels: { x: number; month: string }[]
}

const WIDTH = 720
const HEIGHT = 230
const LEFT = 112
const TOP = 14
const BOTTOM = 190

/** Where each bar stands: two a month, in a drawing of 720 by 230; below zero they hang. */
export function drawMonths(months: readonly Month[]): Chart {
  const all = months.flatMap(({ paidCents, comingCents }) => [paidCents, comingCents])
  const step = stepOf(Math.max(0, ...all), Math.min(0, ...all))
  const most = step * Math.ceil(Math.max(0, ...all) / step)
  const least = step * Math.floor(Math.min(0, ...all) / step)
  const scale = (BOTTOM - TOP) / Math.max(most - least, step)
  const ground = BOTTOM + least * scale
  const room = (WIDTH - LEFT) / Math.max(months.length, 1)
  const barWidth = room * 0.4
  const middleOf = (rank: number) => LEFT + room * (rank + 0.5)
  const bars = (read: (month: Month) => number, shift: number) =>
    months.map((month, rank) => {
      const height = Math.abs(read(month)) * scale
      return { x: middleOf(rank) + shift, y: read(month) < 0 ? ground : ground - height, height }
    })
  return {
    width: WIDTH,
    height: HEIGHT,
    barWidth,
    left: LEFT,
    ground,
    lines: linesOf(least, most, step).map((cents) => ({ y: ground - cents * scale, cents })),
    paid: bars(({ paidCents }) => paidCents, -barWidth),
    coming: bars(({ comingCents }) => comingCents, 0),
    labels: months.map(({ month }, rank) => ({ x: middleOf(rank), month })),
  }
}

/** 1, 2 or 5 followed by zeros, in euros: four lines above zero and below it at most. */
function stepOf(most: number, least: number): number {
  const wanted = Math.max((most - least) / 4, 100)
  const power = 10 ** Math.floor(Math.log10(wanted))
  return ([1, 2, 5].find((digit) => digit * power >= wanted) ?? 10) * power
}

function linesOf(least: number, most: number, step: number): number[] {
  const count = Math.round((most - least) / step) || 1
  return Array.from({ length: count + 1 }, (_, rank) => least + rank * step)
}
